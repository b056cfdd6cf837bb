import { writeAudit } from '../audit.ts'
import { reviewBySent } from '../autonomy/record-review.ts'
import { answerInChat, nobodyByMail, visitorAnswered } from '../chat/answer.ts'
import type { OrgContext } from '../context.ts'
import { type LockedConversation, lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { wantCsat } from '../csat/want.ts'
import { databaseTime } from '../database-time.ts'
import { type SendAt, scheduledFor } from '../deliveries/scheduled-for.ts'
import { wantMarks } from '../mailboxes/marks/want.ts'
import { writeOutbound } from '../outgoing/write-outbound.ts'
import { require } from '../permissions.ts'
import { recipientsOfReply } from '../recipients/of-reply.ts'
import { settleSavedReplyUses } from '../saved-replies/recommend/record-use.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { wantSummary } from '../summaries/want.ts'
import { keepOriginal, type Original } from '../translations/keep-original.ts'
import { raiseAll } from '../workflows/raise.ts'
import { findMessage } from './find.ts'
import { refuseAnswered } from './refuse-answered.ts'
import type { MessageView } from './row.ts'

export type ReplyInput = {
  conversation: string
  text: string
  to?: string[] | undefined
  cc?: string[] | undefined
  bcc?: string[] | undefined
  attachmentIds: string[]
  resolve: boolean
  /** the message answered; the newest one of the customer when left out */
  answers?: string | undefined
  /** the newest message the writer has read; refused with Conflict when somebody else has answered since */
  seen?: string | undefined
  mode?: 'reply' | 'reply_all' | undefined
  /** an alias of the mailbox */
  from?: string | undefined
  sendAt?: SendAt | undefined
  cancelOnReply?: boolean
  asLinks?: boolean
  ignoreSuppression?: boolean
  /** what was written, where a translation of it is sent */
  original?: Original | undefined
}

/** Writes a reply and promises its delivery for when the time for undo is over, or for the moment it names. */
export async function reply(ctx: OrgContext, input: ReplyInput): Promise<MessageView> {
  require(ctx, 'conversations:reply')
  const conversation = await lockConversation(ctx, input.conversation)
  if (input.seen !== undefined) await refuseAnswered(ctx, conversation.id, input.seen)
  const visitor = await visitorAnswered(ctx, conversation.id, input)
  const recipients = visitor ? nobodyByMail : await recipientsOfReply(ctx, conversation, input)
  const { sendAt, cancelOnReply = false } = input
  const at = sendAt === undefined ? null : await scheduledFor(ctx, conversation.contactId, sendAt)
  const schedule = at === null ? undefined : { at, cancelOnReply }
  const id = await writeOutbound(ctx, conversation, { ...input, recipients, schedule })
  if (visitor) await answerInChat(ctx, id, visitor)
  await keepOriginal(ctx, id, input.original)
  await settleConversation(ctx, conversation, input)
  await reviewBySent(ctx, { conversationId: conversation.id, sentMessageId: id, text: input.text })
  await settleSavedReplyUses(ctx, { conversationId: conversation.id, messageId: id, text: sentWords(input) })
  await ctx.db.draft.deleteMany({ where: { conversationId: conversation.id } })
  await recordEvent(ctx, conversation.id, eventOf(input), {
    messageId: id,
    ...(input.resolve ? { status: 'resolved', snoozedUntil: null } : {}),
    ...(at === null ? {} : { sendAt: at.toISOString() }),
  })
  await writeAudit(ctx, {
    action: 'message.reply',
    subjectType: 'message',
    subjectId: id,
    after: {
      conversationId: conversation.id,
      recipients: recipients.to.length + recipients.cc.length,
      ...(input.ignoreSuppression ? { ignoreSuppression: true } : {}),
    },
  })
  if (at === null) await tellWorkflows(ctx, conversation, { messageId: id, resolve: input.resolve })
  ctx.emit({ type: 'conversation.updated', conversationId: conversation.id })
  return findMessage(ctx, id)
}

async function tellWorkflows(
  ctx: OrgContext,
  { id: conversationId, status }: LockedConversation,
  { messageId, resolve }: { messageId: string; resolve: boolean },
): Promise<void> {
  await raiseAll(ctx, [
    { trigger: 'reply_sent', conversationId, messageId },
    ...(resolve && status !== 'resolved'
      ? [{ trigger: 'status_changed' as const, conversationId, detail: { from: status, to: 'resolved' } }]
      : []),
  ])
}

/** What was written, in both languages where it was translated. */
function sentWords({ text, original }: ReplyInput): string {
  return original ? `${text}\n${original.text}` : text
}

function eventOf({ sendAt, resolve }: ReplyInput): string {
  if (sendAt !== undefined) return 'reply_scheduled'
  return resolve ? 'replied_and_resolved' : 'replied'
}

/** A reply that is yet to come ends no waiting: the customer is still without an answer. */
async function settleConversation(
  ctx: OrgContext,
  conversation: LockedConversation,
  { resolve, sendAt }: ReplyInput,
): Promise<void> {
  await ctx.db.conversation.update({
    where: { id: conversation.id },
    data: {
      hasDraft: false,
      ...(sendAt === undefined ? { waitingSince: null } : {}),
      ...(resolve ? { status: 'resolved', resolvedAt: await databaseTime(ctx), snoozedUntil: null } : {}),
    },
  })
  await keepClocks(ctx, [conversation.id])
  if (!resolve) return
  await wantMarks(ctx, conversation.id, 'mirrorArchive')
  await wantSummary(ctx, conversation.id, 'resolved')
  await wantCsat(ctx, conversation.id)
}
