import { newMessageId, replyReferences, replySubject } from '@frontdesk/integrations/email/thread-headers'
import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { type LockedConversation, lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { require } from '../permissions.ts'
import { attachUploads } from './attach-uploads.ts'
import { findMessage } from './find.ts'
import { previewOf } from './preview.ts'
import { type Recipients, recipientsOfReply } from './recipients.ts'
import type { MessageView } from './row.ts'
import { storable } from './storable.ts'

export type ReplyInput = {
  conversation: string
  text: string
  to?: string[] | undefined
  cc?: string[] | undefined
  bcc?: string[] | undefined
  attachmentIds: string[]
  resolve: boolean
}

/** Writes a reply and promises its delivery for when the time for undo is over. */
export async function reply(ctx: OrgContext, input: ReplyInput): Promise<MessageView> {
  require(ctx, 'conversations:reply')
  const conversation = await lockConversation(ctx, input.conversation)
  const recipients = await recipientsOfReply(ctx, conversation, input)
  const id = await writeOutbound(ctx, conversation, { ...input, recipients })
  await settleConversation(ctx, conversation, input)
  await ctx.db.draft.deleteMany({ where: { conversationId: conversation.id } })
  await recordEvent(ctx, conversation.id, input.resolve ? 'replied_and_resolved' : 'replied', {
    messageId: id,
  })
  await writeAudit(ctx, {
    action: 'message.reply',
    subjectType: 'message',
    subjectId: id,
    after: { conversationId: conversation.id, recipients: recipients.to.length + recipients.cc.length },
  })
  ctx.emit({ type: 'conversation.updated', conversationId: conversation.id })
  return findMessage(ctx, id)
}

type Outbound = { text: string; recipients: Recipients; attachmentIds: string[] }

/** The message, its files and its delivery, with the Message-ID fixed before anything is tried. */
export async function writeOutbound(
  ctx: OrgContext,
  conversation: LockedConversation,
  { text, recipients, attachmentIds }: Outbound,
): Promise<string> {
  const { organizationId } = ctx
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: conversation.mailboxId } })
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: organizationId } })
  const parent = recipients.answers
  const [id, createdAt] = [newId(), now()]
  const notBefore = new Date(createdAt.getTime() + organization.undoSeconds * 1_000)
  await ctx.db.message.create({
    data: {
      id,
      organizationId,
      conversationId: conversation.id,
      mailboxId: mailbox.id,
      sequence: conversation.lastSequence + 1,
      direction: 'outbound',
      authorId: ctx.actor.type === 'member' ? ctx.actor.memberId : null,
      messageId: newMessageId(mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1)),
      inReplyTo: parent?.messageId ?? null,
      references: parent ? replyReferences(parent) : [],
      fromName: mailbox.fromName,
      fromAddress: mailbox.address,
      to: recipients.to,
      cc: recipients.cc,
      bcc: recipients.bcc,
      subject: parent ? replySubject(conversation.subject) : conversation.subject,
      text: storable(text),
      threading: { verdict: 'reply', evidence: [] },
      sentAt: createdAt,
      createdAt,
    },
    select: { id: true },
  })
  const addresses = [...recipients.to, ...recipients.cc, ...recipients.bcc].map((person) => person.address)
  await ctx.db.delivery.create({
    data: { messageId: id, organizationId, recipients: [...new Set(addresses)], notBefore },
  })
  const attached = await attachUploads(ctx, id, attachmentIds)
  await ctx.db.conversation.update({
    where: { id: conversation.id },
    data: {
      lastSequence: conversation.lastSequence + 1,
      lastMessageAt: createdAt,
      preview: previewOf(text),
      ...(attached > 0 ? { hasAttachments: true } : {}),
    },
  })
  ctx.emit({ type: 'reply.queued', conversationId: conversation.id, messageId: id, notBefore })
  return id
}

async function settleConversation(
  ctx: OrgContext,
  conversation: LockedConversation,
  input: ReplyInput,
): Promise<void> {
  await ctx.db.conversation.update({
    where: { id: conversation.id },
    data: {
      waitingSince: null,
      hasDraft: false,
      ...(input.resolve ? { status: 'resolved', resolvedAt: now(), snoozedUntil: null } : {}),
    },
  })
}
