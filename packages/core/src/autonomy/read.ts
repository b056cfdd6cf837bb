import type { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import type { Route } from '../conversations/query/row.ts'
import { require } from '../permissions.ts'
import { type Bar, type Measured, type Mode, offeredMode, precisionOf, usualBar } from './ladder.ts'

export type CategoryAutonomyView = Bar &
  Measured & {
    category: { id: string; key: string; name: string; route: Route }
    mode: Mode
    precision: number | null
    /** Wilson's 95 % interval of the precision */
    low: number
    high: number
    /** reviews somebody still has to decide */
    open: number
    /** the next rung, where measured precision has earned it */
    offered: Mode | null
    changedAt: string | null
    changedBy: ReturnType<typeof actorRecord> | null
    /** why the product itself took a rung away; empty where a person changed it */
    reason: string
  }

/** Drafts of one tenth of confidence: how sure they were on average, and how many were good. */
export type ReliabilityBin = Measured & {
  from: number
  to: number
  confidence: number
  low: number
  high: number
}

export type AutonomyView = { categories: CategoryAutonomyView[]; reliability: ReliabilityBin[] }

type Row = Omit<CategoryAutonomyView, 'precision' | 'low' | 'high' | 'offered' | 'changedAt'> & {
  changedAt: Date | null
}

/** How far the assistant goes in each category, what its drafts there have proved, and what is offered. */
export async function readAutonomy(ctx: OrgContext): Promise<AutonomyView> {
  require(ctx, 'categories:read')
  const { bar, leastReviewed, leastConfidence } = usualBar
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT json_build_object('id', c.id, 'key', c.key, 'name', c.name, 'route', c.route) AS category,
      coalesce(a.mode, 'suggest') AS mode, coalesce(a.bar, ${bar}) AS bar,
      coalesce(a.least_reviewed, ${leastReviewed}::int) AS "leastReviewed",
      coalesce(a.least_confidence, ${leastConfidence}) AS "leastConfidence",
      a.changed_at AS "changedAt", a.changed_by AS "changedBy", coalesce(a.reason, '') AS reason,
      count(r.id) FILTER (WHERE r.good IS NULL)::int AS open,
      count(r.id) FILTER (WHERE r.good IS NOT NULL
        AND r.confidence >= coalesce(a.least_confidence, ${leastConfidence}))::int AS reviewed,
      count(r.id) FILTER (WHERE r.good AND r.confidence >= coalesce(a.least_confidence, ${leastConfidence}))::int AS good
    FROM categories c
    LEFT JOIN category_autonomy a ON a.organization_id = c.organization_id AND a.category_id = c.id
    LEFT JOIN draft_reviews r ON r.organization_id = c.organization_id AND r.category_id = c.id
    WHERE c.archived_at IS NULL
    GROUP BY c.id, a.organization_id, a.category_id ORDER BY c.position, c.id`
  const categories = rows.map((row) => {
    const { precision, low, high } = precisionOf(row)
    const changedAt = row.changedAt?.toISOString() ?? null
    return { ...row, changedAt, precision, low, high, offered: offeredMode(row.mode, row, row) }
  })
  return { categories, reliability: await readReliability(ctx) }
}

async function readReliability(ctx: OrgContext): Promise<ReliabilityBin[]> {
  const bins = await ctx.db.$queryRaw<(Measured & { bin: number; confidence: number })[]>`
    SELECT least(9, floor(confidence * 10))::int AS bin, avg(confidence)::float8 AS confidence,
      count(*)::int AS reviewed, count(*) FILTER (WHERE good)::int AS good
    FROM draft_reviews WHERE good IS NOT NULL GROUP BY 1 ORDER BY 1`
  return bins.map(({ bin, confidence, reviewed, good }) => {
    const { low, high } = precisionOf({ reviewed, good })
    return { from: bin / 10, to: (bin + 1) / 10, confidence, reviewed, good, low, high }
  })
}
