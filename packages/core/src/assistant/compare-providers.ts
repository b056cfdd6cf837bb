import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'

export type ComparedModel = {
  provider: string
  model: string
  calls: number
  /** calls that gave nothing usable; those never made are not counted */
  failures: number
  /** answers that were usable when asked a second time */
  repaired: number
  /** milliseconds of calls that were answered; null without any */
  latencyP50: number | null
  latencyP95: number | null
  inputTokens: number
  outputTokens: number
  cachedTokens: number
  /** dollars; calls without a price are left out */
  cost: number
  unpricedCalls: number
  /** drafts after which a person sent a reply */
  draftsSent: number
  /** mean share of a draft that was changed before it was sent, 0 … 1; null without any */
  editDistance: number | null
  /** what people said of its drafts, sent or not, and how many named which fault */
  ratedGood: number
  ratedBad: number
  faults: Record<string, number>
  tasks: Record<string, number>
}

const dayMs = 86_400_000

/** How providers and models did over the last days, the busiest first; `local` is the assistant without any. */
export async function compareProviders(
  ctx: OrgContext,
  { days }: { days: number },
): Promise<{ since: string; items: ComparedModel[] }> {
  require(ctx, 'assistant:manage')
  const since = new Date(now().getTime() - days * dayMs)
  const items = await ctx.db.$queryRaw<ComparedModel[]>`
    WITH per_task AS (
      SELECT provider, model, jsonb_object_agg(task, made) AS tasks FROM (
        SELECT provider, model, task, count(*)::int AS made FROM ai_calls
        WHERE created_at >= ${since} AND outcome NOT IN ('breaker_open', 'over_budget', 'cached')
        GROUP BY provider, model, task) t
      GROUP BY provider, model),
    called AS (
      SELECT provider, model, count(*)::int AS calls,
        count(*) FILTER (WHERE outcome NOT IN ('ok', 'repaired'))::int AS failures,
        count(*) FILTER (WHERE outcome = 'repaired')::int AS repaired,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE outcome IN ('ok', 'repaired', 'invalid')) AS p50,
        percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms) FILTER (WHERE outcome IN ('ok', 'repaired', 'invalid')) AS p95,
        sum(input_tokens)::float8 AS input_tokens, sum(output_tokens)::float8 AS output_tokens,
        sum(cached_tokens)::float8 AS cached_tokens, coalesce(sum(cost_micros), 0)::float8 / 1000000 AS cost,
        count(*) FILTER (WHERE cost_micros IS NULL AND outcome IN ('ok', 'repaired', 'invalid'))::int AS unpriced
      FROM ai_calls WHERE created_at >= ${since} AND outcome NOT IN ('breaker_open', 'over_budget', 'cached')
      GROUP BY provider, model),
    drafted AS (
      SELECT split_part(drafted_by, '/', 1) AS provider,
        CASE WHEN position('/' IN drafted_by) = 0 THEN '' ELSE substr(drafted_by, position('/' IN drafted_by) + 1) END AS model,
        count(*)::int AS sent, avg(1 - similarity)::float8 AS distance
      FROM draft_reviews
      WHERE created_at >= ${since} AND similarity IS NOT NULL AND mode IN ('shadow', 'suggest')
      GROUP BY 1, 2),
    said AS (
      SELECT drafted_by, good, reason, count(*)::int AS times FROM draft_ratings
      WHERE rated_at >= ${since} GROUP BY drafted_by, good, reason),
    rated AS (
      SELECT split_part(drafted_by, '/', 1) AS provider,
        CASE WHEN position('/' IN drafted_by) = 0 THEN '' ELSE substr(drafted_by, position('/' IN drafted_by) + 1) END AS model,
        (sum(times) FILTER (WHERE good))::int AS good, (sum(times) FILTER (WHERE NOT good))::int AS bad,
        jsonb_object_agg(reason, times) FILTER (WHERE reason IS NOT NULL) AS faults
      FROM said GROUP BY 1, 2)
    SELECT provider, model, coalesce(calls, 0) AS calls, coalesce(failures, 0) AS failures,
      coalesce(repaired, 0) AS repaired, round(p50)::int AS "latencyP50", round(p95)::int AS "latencyP95",
      coalesce(input_tokens, 0) AS "inputTokens", coalesce(output_tokens, 0) AS "outputTokens",
      coalesce(cached_tokens, 0) AS "cachedTokens", coalesce(cost, 0) AS cost, coalesce(unpriced, 0) AS "unpricedCalls",
      coalesce(sent, 0) AS "draftsSent", distance AS "editDistance", coalesce(good, 0) AS "ratedGood", coalesce(bad, 0) AS "ratedBad",
      coalesce(faults, '{}') AS faults, coalesce(tasks, '{}') AS tasks
    FROM called FULL JOIN drafted USING (provider, model) FULL JOIN rated USING (provider, model) LEFT JOIN per_task USING (provider, model)
    ORDER BY calls DESC, provider, model`
  return { since: since.toISOString(), items }
}
