import { now } from '@frontdesk/runtime/clock'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { findRung } from './find.ts'
import { demotedMode, type Measured, recentReviews } from './ladder.ts'

/** Takes a rung away where the latest reviews since it was given leave no doubt that the bar is missed. */
export async function demoteWhereMissed(ctx: OrgContext, categoryId: string): Promise<void> {
  const { organizationId } = ctx
  const rung = await findRung(ctx, categoryId)
  const [latest] = await ctx.db.$queryRaw<[Measured]>`
    SELECT count(*)::int AS reviewed, count(*) FILTER (WHERE good)::int AS good FROM (
      SELECT good FROM draft_reviews
      WHERE category_id = ${categoryId}::uuid AND good IS NOT NULL AND confidence >= ${rung.leastConfidence}
        AND decided_at >= ${rung.changedAt ?? new Date(0)}
      ORDER BY decided_at DESC LIMIT ${recentReviews}) r`
  const mode = demotedMode(rung.mode, latest, rung)
  if (!mode) return
  const reason = `${latest.good} of the latest ${latest.reviewed} drafts were good`
  await ctx.db.categoryAutonomy.update({
    where: { organizationId_categoryId: { organizationId, categoryId } },
    data: { mode, reason, changedAt: now(), changedBy: actorRecord(ctx.actor) },
  })
  await writeAudit(ctx, {
    action: 'autonomy.demote',
    subjectType: 'category',
    subjectId: categoryId,
    before: { mode: rung.mode },
    after: { mode, reason },
  })
  ctx.emit({ type: 'settings.changed', subject: 'autonomy' })
}
