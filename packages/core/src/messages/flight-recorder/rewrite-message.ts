import { isDeepStrictEqual } from 'node:util'
import { Prisma } from '@frontdesk/db/tenancy'
import type { SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { lockConversation } from '../../conversations/query/find.ts'
import { recordEvent } from '../../conversations/record-event.ts'
import { NotFound } from '../../errors.ts'
import type { ReceivedMail } from '../inbound/received-mail.ts'
import type { StoredFile } from '../inbound/write-inbound.ts'
import { previewOf } from '../preview.ts'
import { storableValue } from '../storable.ts'

export type Rewritten =
  | 'subject'
  | 'text'
  | 'quotedText'
  | 'html'
  | 'attachments'
  | 'autoKind'
  | 'trust'
  | 'invitation'
  | 'protection'

type Reading = {
  messageId: string
  mail: ReceivedMail
  files: StoredFile[]
  trust: SenderTrust
  threading: { verdict: string; evidence: string[] }
}

/** Writes what a mail reads as now over what it read as before; returns what that changed. */
export async function rewriteMessage(ctx: OrgContext, reading: Reading): Promise<Rewritten[]> {
  const { messageId, mail, trust, threading } = reading
  const { conversationId } = await find(ctx, messageId)
  const conversation = await lockConversation(ctx, conversationId)
  const before = await find(ctx, messageId)
  const { subject, text, quotedText, html, auto, protection } = mail
  const invitation = mail.invitation && storableValue(mail.invitation)
  const known = { subject, text, quotedText, html, autoKind: auto.kind, protection }
  const now = { ...known, trust: storableValue(trust), invitation }
  const fields = Object.keys(now) as (keyof typeof now)[]
  const changed: Rewritten[] = fields.filter((field) => !isDeepStrictEqual(before[field], now[field]))
  if (await rewriteFiles(ctx, reading)) changed.push('attachments')
  await ctx.db.message.update({
    where: { id: messageId },
    data: { ...now, invitation: invitation ?? Prisma.DbNull },
    select: { id: true },
  })
  if (before.sequence === conversation.lastSequence)
    await ctx.db.conversation.update({ where: { id: conversation.id }, data: { preview: previewOf(text) } })
  // A person's correction stays; what the models said of the old text does not.
  await ctx.db.classification.deleteMany({ where: { messageId, by: { not: 'agent' } } })
  const { verdict, evidence } = threading
  await recordEvent(ctx, conversation.id, 'reprocessed', { messageId, changed, verdict, evidence })
  await writeAudit(ctx, {
    action: 'message.reprocessed',
    subjectType: 'message',
    subjectId: messageId,
    after: { changed },
  })
  ctx.emit({ type: 'message.reprocessed', conversationId: conversation.id, messageId })
  return changed
}

async function find(ctx: OrgContext, id: string) {
  const message = await ctx.db.message.findUnique({
    where: { id },
    select: {
      conversationId: true,
      sequence: true,
      subject: true,
      text: true,
      quotedText: true,
      html: true,
      autoKind: true,
      trust: true,
      invitation: true,
      protection: true,
    },
  })
  if (!message) throw new NotFound('The message')
  return message
}

/** Files keep their ids where they are the same parts of the mail, so that links to them go on working. */
async function rewriteFiles(ctx: OrgContext, { messageId, files }: Reading): Promise<boolean> {
  const stored = await ctx.db.attachment.findMany({ where: { messageId } })
  let changed = false
  for (const file of files) {
    const known = stored.find(({ storageKey }) => storageKey === file.storageKey)
    const { id, ...fields } = file
    if (known && isDeepStrictEqual(fields, pick(known, fields))) continue
    changed = true
    if (known) await ctx.db.attachment.update({ where: { id: known.id }, data: fields })
    else
      await ctx.db.attachment.create({
        data: { id, organizationId: ctx.organizationId, messageId, ...fields },
      })
  }
  const gone = stored.filter(({ storageKey }) => !files.some((file) => file.storageKey === storageKey))
  await ctx.db.attachment.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  return changed || gone.length > 0
}

function pick<T extends object>(from: Record<string, unknown>, like: T): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((field) => [field, from[field]]))
}
