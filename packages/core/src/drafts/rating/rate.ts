import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { Forbidden, Invalid, NotFound } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { type RatingReason, ratingReasons } from './reasons.ts'

export type Rating = {
  good: boolean
  /** what is wrong with it; null where it is good, or where nobody said */
  reason: RatingReason | null
  comment: string
}

type Wanted = { good: boolean; reason?: RatingReason | undefined; comment?: string | undefined }

/**
 * Says what the caller thinks of the assistant's draft at hand; null takes that back. The next draft is another one,
 * and what was said of this one stays with the model that wrote it.
 */
export async function rateDraft(
  ctx: OrgContext,
  input: { conversation: string; rating: Wanted | null },
): Promise<{ rating: Rating | null }> {
  require(ctx, 'conversations:reply')
  if (ctx.actor.type !== 'member') throw new Forbidden('a member in a browser')
  const { memberId } = ctx.actor
  const { id: conversationId } = await findConversation(ctx, input.conversation)
  const draft = await ctx.db.draft.findFirst({
    where: { conversationId, author: 'assistant', mode: { not: 'shadow' } },
    select: { id: true, by: true },
  })
  if (!draft) throw new NotFound('The draft')
  const { organizationId } = ctx
  const which = { organizationId, draftId: draft.id, memberId }
  if (input.rating === null) {
    await ctx.db.draftRating.deleteMany({ where: which })
    return { rating: null }
  }
  const { good, reason = null, comment = '' } = input.rating
  if (good && reason !== null) throw new Invalid('A good draft needs no reason', 'rating.reason')
  const said = { good, reason, comment: storable(comment) }
  await ctx.db.draftRating.upsert({
    where: { organizationId_draftId_memberId: which },
    create: { id: newId(), ...which, conversationId, draftedBy: draft.by, ...said },
    update: { ...said, ratedAt: now() },
  })
  return { rating: said }
}

/** What the caller says of a draft; null while they say nothing. */
export async function ownRating(ctx: OrgContext, draftId: string | undefined): Promise<Rating | null> {
  if (draftId === undefined || ctx.actor.type !== 'member') return null
  const { memberId } = ctx.actor
  const row = await ctx.db.draftRating.findFirst({
    where: { draftId, memberId },
    select: { good: true, reason: true, comment: true },
  })
  return row && { ...row, reason: ratingReasons.find((reason) => reason === row.reason) ?? null }
}
