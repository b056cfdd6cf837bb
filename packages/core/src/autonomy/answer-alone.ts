import type { DraftCheck } from '@frontdesk/ai/reply/check-draft'
import type { ReplyDraft } from '@frontdesk/ai/reply/reply-draft'
import type { FoundTrigger } from '../automatic-mail/find-trigger.ts'
import { guardAutomaticMail } from '../automatic-mail/guard.ts'
import type { Trigger } from '../automatic-mail/may-answer.ts'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { databaseTime } from '../database-time.ts'
import { writeOutbound } from '../outgoing/write-outbound.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import type { Rung } from './find.ts'
import { handOver, handOverFor } from './hand-over.ts'
import { mayActAlone } from './may-act-alone.ts'
import { reviewLater } from './record-review.ts'

type Input = {
  found: FoundTrigger & { trigger: Trigger }
  draft: ReplyDraft
  checks: DraftCheck[]
  rung: Rung
  held: boolean
  suspicious: boolean
  likelySpam: boolean
  wantsPerson: boolean
}

/** How long people can take an answer back that leaves by itself one rung below the top. */
export const holdMinutes = 10

/**
 * Sends the draft that lies in the conversation without anybody's help, where the category has earned it and nothing
 * speaks against it. Whoever writes back after such an answer is handed over to a person.
 */
export async function answerAlone(ctx: OrgContext, input: Input): Promise<void> {
  const { found, draft, rung } = input
  const conversation = await lockConversation(ctx, found.conversationId)
  const state = await ctx.db.conversation.findUniqueOrThrow({ where: { id: conversation.id } })
  const answeredAlone = await ctx.db.conversationEvent.count({
    where: { conversationId: conversation.id, type: 'answered_alone' },
  })
  const verdict = mayActAlone({ ...input, conversation: state, answeredAlone: answeredAlone > 0 })
  const reason = handOverFor(verdict)
  if (reason) {
    await handOver(ctx, { conversationId: conversation.id, messageId: found.messageId, reason })
  }
  if (verdict !== 'yes') return
  const allowed = await guardAutomaticMail(ctx, {
    kind: 'answer',
    trigger: found.trigger,
    conversationId: conversation.id,
    mailboxId: found.mailboxId,
    now: await databaseTime(ctx),
  })
  if (allowed !== 'sent') return
  await send(ctx, { conversation, found, draft, held: rung.mode === 'send_with_undo' })
}

type Sending = {
  conversation: Awaited<ReturnType<typeof lockConversation>>
  found: FoundTrigger
  draft: ReplyDraft
  held: boolean
}

async function send(ctx: OrgContext, { conversation, found, draft, held }: Sending): Promise<void> {
  const conversationId = conversation.id
  const { messageId, references, fromAddress, fromName } = await ctx.db.message.findUniqueOrThrow({
    where: { id: found.messageId },
    select: { messageId: true, references: true, fromAddress: true, fromName: true },
  })
  const at = new Date((await databaseTime(ctx)).getTime() + holdMinutes * 60_000)
  const sentMessageId = await writeOutbound(ctx, conversation, {
    text: draft.text,
    recipients: {
      to: [{ name: fromName, address: fromAddress }],
      cc: [],
      bcc: [],
      answers: { messageId, references },
    },
    attachmentIds: [],
    verdict: 'answer',
    schedule: held ? { at, cancelOnReply: true } : undefined,
  })
  await reviewLater(ctx, { conversationId, sentMessageId })
  await ctx.db.automaticMail.updateMany({
    where: { conversationId, kind: 'answer', verdict: 'sent', messageId: null },
    data: { messageId: sentMessageId },
  })
  await ctx.db.draft.deleteMany({ where: { conversationId, author: 'assistant' } })
  await ctx.db.conversation.update({
    where: { id: conversationId },
    data: { hasDraft: false, ...(held ? {} : { waitingSince: null, status: 'pending' }) },
  })
  await keepClocks(ctx, [conversationId])
  await recordEvent(ctx, conversationId, 'answered_alone', {
    messageId: sentMessageId,
    confidence: draft.confidence,
    ...(held ? { sendAt: at.toISOString() } : { status: 'pending' }),
  })
  ctx.emit({ type: 'conversation.updated', conversationId })
}
