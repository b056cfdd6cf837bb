import { newMessageId, replyReferences, replySubject } from '@frontdesk/integrations/email/thread-headers'
import { newId } from '@frontdesk/runtime/id'
import { isStandIn } from '../contacts/without-address.ts'
import type { OrgContext } from '../context.ts'
import type { LockedConversation } from '../conversations/query/find.ts'
import { databaseTime } from '../database-time.ts'
import { Invalid } from '../errors.ts'
import { attachUploads } from '../messages/attach-uploads.ts'
import { previewOf } from '../messages/preview.ts'
import { storable } from '../messages/storable.ts'
import type { Recipients } from '../recipients/of-reply.ts'
import { refuseSuppressed } from '../suppressions/refuse.ts'
import { refuseTooLarge } from './refuse-too-large.ts'
import { senderOf } from './sender.ts'

export type Outbound = {
  text: string
  recipients: Recipients
  attachmentIds: string[]
  /** an alias of the mailbox */
  from?: string | undefined
  /** instead of the conversation's */
  subject?: string
  /** an `answer` is a reply the assistant sends alone */
  verdict?: 'reply' | 'answer' | 'forward' | 'acknowledgement'
  forwarded?: { id: string; quotedText: string }
  schedule?: { at: Date; cancelOnReply: boolean } | undefined
  asLinks?: boolean
  ignoreSuppression?: boolean
}

/**
 * The message, its files and its delivery with a state for each recipient; the Message-ID is fixed before anything
 * is tried. Refuses what the provider would not take, and addresses that must not be written to.
 */
export async function writeOutbound(
  ctx: OrgContext,
  conversation: LockedConversation,
  outbound: Outbound,
): Promise<string> {
  const { text, recipients, attachmentIds, schedule } = outbound
  const { to, cc, bcc } = recipients
  const addresses = [...new Set([...to, ...cc, ...bcc].map(({ address }) => address))]
  if (addresses.some(isStandIn))
    throw new Invalid('This contact has left no mail address', 'to', 'no_address')
  if (!outbound.ignoreSuppression) await refuseSuppressed(ctx, addresses)
  const id = newId()
  const createdAt = await databaseTime(ctx)
  const notBefore = schedule?.at ?? (await undoableUntil(ctx, createdAt, outbound))
  await insertMessage(ctx, conversation, { ...outbound, id, createdAt })
  await ctx.db.delivery.create({
    data: {
      messageId: id,
      organizationId: ctx.organizationId,
      recipients: addresses,
      notBefore,
      scheduled: schedule !== undefined,
      cancelOnReply: schedule?.cancelOnReply ?? false,
    },
  })
  await ctx.db.deliveryRecipient.createMany({
    data: addresses.map((address) => ({ organizationId: ctx.organizationId, messageId: id, address })),
  })
  const attached = await attachUploads(ctx, id, attachmentIds)
  await refuseTooLarge(ctx, { messageId: id, text, asLinks: outbound.asLinks ?? false })
  await ctx.db.conversation.update({
    where: { id: conversation.id },
    data: {
      lastSequence: conversation.lastSequence + 1,
      ...(outbound.verdict === 'acknowledgement'
        ? {}
        : { lastMessageAt: createdAt, preview: previewOf(text) }),
      ...(attached > 0 ? { hasAttachments: true } : {}),
    },
  })
  ctx.emit({ type: 'reply.queued', conversationId: conversation.id, messageId: id, notBefore })
  return id
}

/** What leaves by itself has nobody who would take it back. */
async function undoableUntil(ctx: OrgContext, from: Date, { verdict }: Outbound): Promise<Date> {
  if (verdict === 'acknowledgement') return from
  const { undoSeconds } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { undoSeconds: true },
  })
  return new Date(from.getTime() + undoSeconds * 1_000)
}

type Row = Outbound & { id: string; createdAt: Date }

async function insertMessage(ctx: OrgContext, conversation: LockedConversation, row: Row): Promise<void> {
  const { recipients, forwarded, verdict = 'reply' } = row
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: conversation.mailboxId } })
  const from = await senderOf(ctx, mailbox, row.from)
  const parent = recipients.answers
  await ctx.db.message.create({
    data: {
      id: row.id,
      organizationId: ctx.organizationId,
      conversationId: conversation.id,
      mailboxId: mailbox.id,
      sequence: conversation.lastSequence + 1,
      direction: 'outbound',
      authorId: ctx.actor.type === 'member' ? ctx.actor.memberId : null,
      messageId: newMessageId(from.address.slice(from.address.lastIndexOf('@') + 1)),
      inReplyTo: parent?.messageId ?? null,
      references: parent ? replyReferences(parent) : [],
      fromName: from.name,
      fromAddress: from.address,
      to: recipients.to,
      cc: recipients.cc,
      bcc: recipients.bcc,
      subject: storable(row.subject ?? (parent ? replySubject(conversation.subject) : conversation.subject)),
      text: storable(row.text),
      quotedText: forwarded?.quotedText ?? '',
      forwardedId: forwarded?.id ?? null,
      autoKind: verdict === 'acknowledgement' ? 'auto-reply' : 'human',
      threading: { verdict, evidence: [] },
      sentAt: row.createdAt,
      createdAt: row.createdAt,
    },
    select: { id: true },
  })
}
