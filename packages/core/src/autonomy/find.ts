import type { OrgContext } from '../context.ts'
import { type Bar, type Measured, type Mode, usualBar } from './ladder.ts'

export type Rung = Bar & { mode: Mode; changedAt: Date | null }

/** How far the assistant may go in a category; without one, and where nobody said, it suggests. */
export async function findRung(ctx: OrgContext, categoryId: string | null): Promise<Rung> {
  const row = categoryId && (await ctx.db.categoryAutonomy.findFirst({ where: { categoryId } }))
  if (!row) return { ...usualBar, mode: 'suggest', changedAt: null }
  const { bar, leastReviewed, leastConfidence, changedAt } = row
  return { mode: row.mode as Mode, bar, leastReviewed, leastConfidence, changedAt }
}

/** The decided reviews of a category that count: those of drafts confident enough to leave by themselves. */
export async function measure(
  ctx: OrgContext,
  categoryId: string,
  { leastConfidence }: Bar,
): Promise<Measured> {
  const [row] = await ctx.db.$queryRaw<[Measured]>`
    SELECT count(*)::int AS reviewed, count(*) FILTER (WHERE good)::int AS good FROM draft_reviews
    WHERE category_id = ${categoryId}::uuid AND good IS NOT NULL AND confidence >= ${leastConfidence}`
  return row
}
