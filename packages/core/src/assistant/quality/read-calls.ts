import type { OrgContext } from '../../context.ts'

/** What providers were asked to do in a week, by task. */
export type TaskCalls = {
  week: string
  task: string
  calls: number
  /** calls that gave nothing usable; those never made are not counted */
  failures: number
  /** calls that were not made, since the provider rested or the budget was spent */
  refused: number
  /** milliseconds of calls that were answered; null without any */
  latencyP50: number | null
  latencyP95: number | null
  /** dollars; calls without a price are left out */
  cost: number
  unpriced: number
}

type Span = { since: Date; timeZone: string }

export function readCalls(ctx: OrgContext, { since, timeZone }: Span): Promise<TaskCalls[]> {
  return ctx.db.$queryRaw<TaskCalls[]>`
    SELECT to_char(date_trunc('week', created_at AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS week, task,
      count(*) FILTER (WHERE made)::int AS calls,
      count(*) FILTER (WHERE made AND outcome NOT IN ('ok', 'repaired'))::int AS failures,
      count(*) FILTER (WHERE outcome IN ('breaker_open', 'over_budget'))::int AS refused,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE answered))::int AS "latencyP50",
      round(percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE answered))::int AS "latencyP95",
      coalesce(sum(cost_micros), 0)::float8 / 1000000 AS cost,
      count(*) FILTER (WHERE answered AND cost_micros IS NULL)::int AS unpriced
    FROM (SELECT *, outcome NOT IN ('breaker_open', 'over_budget', 'cached') AS made,
      outcome IN ('ok', 'repaired', 'invalid') AS answered
      FROM ai_calls WHERE created_at >= ${since} AND task <> 'test') a
    GROUP BY 1, 2 ORDER BY 1, count(*) DESC, 2`
}

/** How long messages of a week took to be judged, from asking to the answer, in milliseconds. */
export type Waits = { week: string; measured: number; p50: number; p95: number }

export function readWaits(ctx: OrgContext, { since, timeZone }: Span): Promise<Waits[]> {
  return ctx.db.$queryRaw<Waits[]>`
    SELECT to_char(date_trunc('week', created_at AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS week,
      count(*)::int AS measured, percentile_cont(0.5) WITHIN GROUP (ORDER BY took_ms) AS p50,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY took_ms) AS p95
    FROM classifications WHERE created_at >= ${since} AND took_ms IS NOT NULL GROUP BY 1`
}
