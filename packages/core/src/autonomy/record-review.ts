import { compareReply } from '@frontdesk/ai/reply/compare-reply'
import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storable, storableValue } from '../messages/storable.ts'
import { demoteWhereMissed } from './demote.ts'

const learnAfterMs = 10 * 60_000

type Sent = { conversationId: string; sentMessageId: string; text: string }

/**
 * Measures the assistant's draft by what a person sends instead. A draft the person saw is judged by the edits;
 * one written in the shadow counts as good when both say the same, and else waits for somebody to judge it.
 */
export async function reviewBySent(ctx: OrgContext, sent: Sent): Promise<void> {
  const draft = await ctx.db.draft.findFirst({
    where: { conversationId: sent.conversationId, author: 'assistant' },
  })
  if (!draft || draft.text === '') return
  const { similarity, edits, good } = compareReply(draft.text, sent.text)
  const decided = good || draft.mode !== 'shadow'
  const reviewId = await insertReview(ctx, draft, {
    sentMessageId: sent.sentMessageId,
    sentText: storable(sent.text),
    similarity,
    edits: storableValue(edits),
    ...(decided ? { good, decidedBy: actorRecord(ctx.actor), decidedAt: now() } : {}),
  })
  if (decided && draft.categoryId) await demoteWhereMissed(ctx, draft.categoryId)
  // Until then it may be taken back.
  const notBefore = new Date(now().getTime() + learnAfterMs)
  if (edits.length > 0) ctx.emit({ type: 'draft.reviewed', reviewId, notBefore })
}

/** A draft that left by itself waits for somebody's word on it. */
export async function reviewLater(ctx: OrgContext, sent: Omit<Sent, 'text'>): Promise<void> {
  const draft = await ctx.db.draft.findFirstOrThrow({
    where: { conversationId: sent.conversationId, author: 'assistant' },
  })
  await insertReview(ctx, draft, { sentMessageId: sent.sentMessageId, sentText: draft.text, similarity: 1 })
}

type Draft = Awaited<ReturnType<OrgContext['db']['draft']['findFirstOrThrow']>>
type Outcome = Omit<
  Parameters<OrgContext['db']['draftReview']['create']>[0]['data'],
  'id' | 'organizationId' | 'conversationId' | 'mode' | 'draftedBy' | 'confidence' | 'draftText'
>

async function insertReview(ctx: OrgContext, draft: Draft, outcome: Outcome): Promise<string> {
  const id = newId()
  await ctx.db.draftReview.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      conversationId: draft.conversationId,
      messageId: draft.messageId,
      categoryId: draft.categoryId,
      mode: draft.mode,
      draftedBy: draft.by,
      confidence: draft.confidence,
      draftText: draft.text,
      sources: storableValue(draft.sources ?? []),
      ...outcome,
    },
  })
  await ctx.db.draftRating.updateMany({ where: { draftId: draft.id }, data: { reviewId: id } })
  return id
}

/**
 * What taking a reply back says about the draft: an answer the assistant sent alone was wrong, while a person who
 * takes back their own has said nothing about it yet.
 */
export async function reviewByUndo(ctx: OrgContext, sentMessageId: string): Promise<void> {
  const review = await ctx.db.draftReview.findFirst({ where: { sentMessageId } })
  if (!review) return
  if (review.mode === 'shadow' || review.mode === 'suggest') {
    await ctx.db.draftReview.delete({ where: { id: review.id } })
    return
  }
  await ctx.db.draftReview.update({
    where: { id: review.id },
    data: { good: false, decidedBy: actorRecord(ctx.actor), decidedAt: now() },
  })
  if (review.categoryId) await demoteWhereMissed(ctx, review.categoryId)
}
