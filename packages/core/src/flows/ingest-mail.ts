import { buffer } from 'node:stream/consumers'
import { StorageNotFound, storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { logger } from '@frontdesk/runtime/logger'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization } from '../context.ts'
import { quarantine } from '../messages/inbound/quarantine.ts'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { type ReceivedMail, readMail } from '../messages/inbound/received-mail.ts'
import { ingest, type StoredFile } from '../messages/ingest.ts'
import { inOrganizationTogether } from '../together.ts'

type Input = { organizationId: string; inboundMailId: string }

/**
 * Turns an accepted mail into a message of a conversation: read and parse, store the files, then one
 * transaction. Runs twice without harm. A mail that cannot be read goes to quarantine and holds up nobody.
 */
export async function ingestMail({ organizationId, inboundMailId }: Input): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'ingest' } } as const
  const key = rawKey(organizationId, inboundMailId)
  let mail: ReceivedMail
  let files: StoredFile[]
  try {
    mail = await readMail(await readRaw(key))
    files = await storeFiles(organizationId, inboundMailId, mail)
  } catch (error) {
    if (isOutage(error)) throw error
    logger.warn({ error, inboundMailId }, 'mail could not be read')
    await inOrganization(who, (ctx) => quarantine(ctx, { inboundMailId, error: reasonOf(error) }))
    return
  }
  faultPoint('ingest-before-commit')
  await inOrganizationTogether(who, { inboundMailId, mail, files, rawKey: key }, ingest)
  faultPoint('ingest-after-commit')
}

async function readRaw(key: string): Promise<Uint8Array> {
  const { body } = await storage().get(key)
  return buffer(body)
}

/** Files lie under the mail's own id, so a second run writes the same objects again. */
export async function storeFiles(
  organizationId: string,
  mailId: string,
  mail: ReceivedMail,
): Promise<StoredFile[]> {
  return Promise.all(
    mail.files.map(async (file, index) => {
      const storageKey = `attachments/${organizationId}/${mailId}/${index}`
      await storage().put(storageKey, file.content, { contentType: file.contentType })
      const { filename, contentType, size, contentId, inline, dangerous } = file
      return { id: newId(), storageKey, filename, contentType, size, contentId, inline, dangerous }
    }),
  )
}

/** Storage that does not answer is our trouble, not the mail's: the job is tried again. */
function isOutage(error: unknown): boolean {
  if (error instanceof StorageNotFound) return false
  return error instanceof Error && ('code' in error || '$metadata' in error || error.name === 'TimeoutError')
}

function reasonOf(error: unknown): string {
  if (error instanceof StorageNotFound) return 'Its raw form is not in storage'
  return error instanceof Error ? error.message.slice(0, 500) : 'unknown'
}
