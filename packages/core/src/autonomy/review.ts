import { now } from '@frontdesk/runtime/clock'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { demoteWhereMissed } from './demote.ts'

/** A person's word on a draft: whether it could have been sent as it was. It may be changed later. */
export async function reviewDraft(
  ctx: OrgContext,
  { id, good }: { id: string; good: boolean },
): Promise<void> {
  require(ctx, 'conversations:reply')
  const review = await ctx.db.draftReview.findUnique({ where: { id } })
  if (!review) throw new NotFound('The draft review')
  if (review.good === good) return
  await ctx.db.draftReview.update({
    where: { id },
    data: { good, decidedBy: actorRecord(ctx.actor), decidedAt: now() },
  })
  await writeAudit(ctx, {
    action: 'draft.review',
    subjectType: 'draft_review',
    subjectId: id,
    before: { good: review.good },
    after: { good },
  })
  if (review.categoryId) await demoteWhereMissed(ctx, review.categoryId)
  ctx.emit({ type: 'settings.changed', subject: 'autonomy' })
}
