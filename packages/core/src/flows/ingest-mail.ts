import type { Readable } from 'node:stream'
import { StorageNotFound, storage } from '@frontdesk/integrations/storage/storage'
import { timeOfId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { histogram } from '@frontdesk/runtime/metrics'
import { type Held, mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../context.ts'
import { codeIn } from '../mailboxes/proof/code.ts'
import { takeForwardedCode } from '../mailboxes/proof/give.ts'
import { quarantine } from '../messages/inbound/quarantine.ts'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { type ReceivedMail, readingCopies } from '../messages/inbound/received-mail.ts'
import { ingest, type StoredFile } from '../messages/ingest.ts'
import { readApart } from '../messages/reading/read-apart.ts'
import { ReadingInterrupted } from '../messages/reading/reading-thread.ts'
import { storeFiles } from '../messages/reading/store-files.ts'
import { inOrganizationTogether } from '../together.ts'

type Input = { organizationId: string; inboundMailId: string }

/**
 * Turns an accepted mail into a message of a conversation: read and parse, store the files, then one
 * transaction. Runs twice without harm. A mail that cannot be read goes to quarantine and holds up nobody.
 */
export async function ingestMail({ organizationId, inboundMailId }: Input): Promise<void> {
  const held: Held[] = []
  try {
    await take({ organizationId, inboundMailId }, held)
  } finally {
    for (const memory of held) memory.release()
  }
}

async function take({ organizationId, inboundMailId }: Input, held: Held[]): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'ingest' } } as const
  const key = rawKey(organizationId, inboundMailId)
  let mail: ReceivedMail
  let files: StoredFile[]
  try {
    mail = await readApart(await readRaw(key, held))
    files = await storeFiles(organizationId, inboundMailId, mail)
  } catch (error) {
    if (isOutage(error)) throw error
    logger.warn({ error, inboundMailId }, 'mail could not be read')
    await inOrganization(who, (ctx) => quarantine(ctx, { inboundMailId, error: reasonOf(error) }))
    return
  }
  faultPoint('ingest-before-commit')
  const written = await inOrganizationTogether(who, { inboundMailId, mail, files, rawKey: key }, ingest)
  faultPoint('ingest-after-commit')
  if (written === null) return
  measureArrival(inboundMailId)
  const code = codeIn(mail.subject) ?? codeIn(mail.text) ?? codeIn(mail.quotedText)
  if (code !== null) await inOrganization(who, (ctx) => proveByMail(ctx, { inboundMailId, code }))
}

/** A mail that was forwarded from an address and carries the code that was mailed there proves the address. */
async function proveByMail(
  ctx: OrgContext,
  { inboundMailId: id, code }: { inboundMailId: string; code: string },
): Promise<void> {
  const { mailboxId } = await ctx.db.inboundMail.findUniqueOrThrow({
    where: { id },
    select: { mailboxId: true },
  })
  await takeForwardedCode(ctx, { id: mailboxId, code })
}

/** The id of a mail was made when it was taken, and what is committed can be seen. */
function measureArrival(inboundMailId: string): void {
  histogram({
    name: 'mail_arrival_to_visible_seconds',
    help: 'Time from taking a mail until it can be read as a message',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 3_600],
  }).observe(Math.max(0, Date.now() - timeOfId(inboundMailId).getTime()) / 1_000)
}

/** Large mails wait here for each other, so that many at a time harm nobody; what they hold is added to `held`. */
async function readRaw(key: string, held: Held[]): Promise<Uint8Array> {
  const opened = await storage().get(key)
  const bytes = opened.size * readingCopies
  const memory = mailMemory().takeNow(bytes)
  if (memory) {
    held.push(memory)
    return bytesOf(opened.body)
  }
  // Nobody keeps a connection open for as long as this may take.
  opened.body.destroy()
  held.push(await mailMemory().take(bytes))
  return bytesOf((await storage().get(key)).body)
}

async function bytesOf(body: Readable): Promise<Uint8Array> {
  return Buffer.concat(await body.toArray())
}

/** Storage that does not answer is our trouble, not the mail's: the job is tried again. */
function isOutage(error: unknown): boolean {
  if (error instanceof StorageNotFound) return false
  if (error instanceof ReadingInterrupted) return true
  return error instanceof Error && ('code' in error || '$metadata' in error || error.name === 'TimeoutError')
}

function reasonOf(error: unknown): string {
  if (error instanceof StorageNotFound) return 'Its raw form is not in storage'
  return error instanceof Error ? error.message.slice(0, 500) : 'unknown'
}
