import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { NotFound } from '../../errors.ts'
import { isId } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { newestQuestion } from './newest-question.ts'

/** Remembers that a saved reply was put into a reply; whether it was sent is known once that leaves. */
export async function recordSavedReplyUse(
  ctx: OrgContext,
  input: { conversation: string; savedReplyId: string },
): Promise<{ recorded: true }> {
  require(ctx, 'conversations:reply')
  const { id } = await findConversation(ctx, input.conversation)
  const savedReplyId = input.savedReplyId
  const reply = isId(savedReplyId)
    ? await ctx.db.savedReply.findUnique({ where: { id: savedReplyId }, select: { id: true } })
    : null
  if (!reply) throw new NotFound('The saved reply')
  const { categoryId } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id },
    select: { categoryId: true },
  })
  const memberId = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  const use = { conversationId: id, savedReplyId, memberId, messageId: null }
  const known = await ctx.db.savedReplyUse.findFirst({ where: use, select: { id: true } })
  if (!known) {
    const { organizationId } = ctx
    await ctx.db.savedReplyUse.create({ data: { id: newId(), organizationId, ...use, categoryId } })
  }
  const question = await newestQuestion(ctx, id)
  if (question) {
    await ctx.db.savedReplyRecommendation.updateMany({
      where: { messageId: question.id, savedReplyId, insertedAt: null },
      data: { insertedAt: now() },
    })
  }
  return { recorded: true }
}

/** Of a saved reply's words, so many have to be in what is sent, or it was taken out again. */
const leastKept = 0.5

/** Ties what was inserted to the message that leaves with it, and forgets what was taken out again. */
export async function settleSavedReplyUses(
  ctx: OrgContext,
  sent: { conversationId: string; messageId: string; text: string },
): Promise<void> {
  const { conversationId, messageId } = sent
  const open = await ctx.db.savedReplyUse.findMany({
    where: { conversationId, messageId: null },
    select: { id: true, savedReplyId: true },
  })
  if (open.length === 0) return
  const replies = await ctx.db.savedReply.findMany({
    where: { id: { in: open.map(({ savedReplyId }) => savedReplyId) } },
    select: { id: true, body: true },
  })
  const words = new Set(wordsOf(sent.text))
  const kept = new Set(
    replies.filter(({ body }) => shareOf(wordsOf(body), words) >= leastKept).map(({ id }) => id),
  )
  const sentIds = open.filter(({ savedReplyId }) => kept.has(savedReplyId)).map(({ id }) => id)
  await ctx.db.savedReplyUse.updateMany({ where: { id: { in: sentIds } }, data: { messageId } })
  await ctx.db.savedReplyUse.deleteMany({ where: { conversationId, messageId: null } })
  for (const { id, body } of replies) {
    const open = { conversationId, savedReplyId: id, insertedAt: { not: null }, sentMessageId: null }
    if (!kept.has(id)) continue
    await ctx.db.savedReplyRecommendation.updateMany({
      where: open,
      data: { sentMessageId: messageId, changed: isChanged(body, sent.text) },
    })
  }
}

/** A reply that says all of its words in their order is unchanged, whatever stands around it and in its gaps. */
function isChanged(body: string, text: string): boolean {
  const said = ` ${allWordsOf(text).join(' ')} `
  let from = 0
  for (const part of body.split(/\{\{[^{}]*\}\}/)) {
    const words = ` ${allWordsOf(part).join(' ')} `
    if (words.trim() === '') continue
    const at = said.indexOf(words, from)
    if (at < 0) return true
    from = at + words.length - 1
  }
  return false
}

/** Gaps such as {{name}} are filled before it is sent. */
function wordsOf(text: string): string[] {
  return allWordsOf(text.replace(/\{\{[^{}]*\}\}/g, ' '))
}

function allWordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function shareOf(words: string[], among: Set<string>): number {
  return words.length === 0 ? 0 : words.filter((word) => among.has(word)).length / words.length
}
