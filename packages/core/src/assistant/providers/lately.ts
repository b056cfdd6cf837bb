import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'

export type Lately = {
  provider: string
  /** calls that were made, and how many of them gave nothing usable */
  calls: number
  failures: number
  /** calls not made, because earlier ones had failed */
  skipped: number
  lastFailureAt: string | null
}

type Row = Omit<Lately, 'lastFailureAt'> & { lastFailureAt: Date | null }

const lookBackMs = 15 * 60_000

/** How providers did in the last quarter of an hour, as every process has written it down. */
export async function readLately(ctx: OrgContext): Promise<Lately[]> {
  const since = new Date(now().getTime() - lookBackMs)
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT provider, (count(*) FILTER (WHERE outcome NOT IN ('breaker_open', 'over_budget', 'cached')))::int AS calls,
      (count(*) FILTER (WHERE outcome IN ('timeout', 'error', 'invalid')))::int AS failures,
      (count(*) FILTER (WHERE outcome = 'breaker_open'))::int AS skipped,
      max(created_at) FILTER (WHERE outcome IN ('timeout', 'error', 'invalid')) AS "lastFailureAt"
    FROM ai_calls WHERE created_at >= ${since} GROUP BY provider ORDER BY provider`
  return rows.map((row) => ({ ...row, lastFailureAt: row.lastFailureAt?.toISOString() ?? null }))
}
