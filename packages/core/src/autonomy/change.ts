import { now } from '@frontdesk/runtime/clock'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { findRung, measure } from './find.ts'
import { actsAlone, type Bar, hasEarned, type Mode, modes } from './ladder.ts'

/**
 * Sets how far the assistant may go in a category. Down is always possible; to act alone it must have earned it by
 * the bar that is set here, and it climbs one rung at a time.
 */
export async function changeAutonomy(
  ctx: OrgContext,
  { categoryId, mode, ...bar }: Bar & { categoryId: string; mode: Mode },
): Promise<void> {
  require(ctx, 'categories:write')
  const category = await ctx.db.category.findUnique({ where: { id: categoryId } })
  if (!category) throw new NotFound('The category')
  const before = await findRung(ctx, categoryId)
  const climbs = modes.indexOf(mode) > modes.indexOf(before.mode)
  const raisesNothing = !climbs && bar.bar >= before.bar && bar.leastConfidence >= before.leastConfidence
  if (actsAlone(mode) && !raisesNothing) {
    if (climbs && modes.indexOf(mode) > modes.indexOf(before.mode) + 1) {
      throw new Conflict('The assistant climbs one step at a time', 'not_earned')
    }
    if (!hasEarned(await measure(ctx, categoryId, bar), bar)) {
      throw new Conflict(
        'Measured precision does not reach this bar yet, so the assistant may not act alone here',
        'not_earned',
      )
    }
  }
  const row = { mode, ...bar, changedAt: now(), changedBy: actorRecord(ctx.actor), reason: '' }
  const { organizationId } = ctx
  await ctx.db.categoryAutonomy.upsert({
    where: { organizationId_categoryId: { organizationId, categoryId } },
    create: { organizationId, categoryId, ...row },
    update: row,
  })
  await writeAudit(ctx, {
    action: 'autonomy.change',
    subjectType: 'category',
    subjectId: categoryId,
    before: { mode: before.mode, bar: before.bar, leastConfidence: before.leastConfidence },
    after: { mode, bar: bar.bar, leastConfidence: bar.leastConfidence },
  })
  ctx.emit({ type: 'settings.changed', subject: 'autonomy' })
}
