import { leastIdAt } from '@frontdesk/runtime/id'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import type { Who } from '../operator.ts'
import { type QueueView, readQueues } from '../schedules/queues.ts'
import { latencyAt } from './latency.ts'

/** What all processes counted in one minute. */
export type MinuteView = {
  minute: string
  requests: number
  clientErrors: number
  serverErrors: number
  p50Ms: number | null
  p95Ms: number | null
}

export type Figures = {
  minutes: MinuteView[]
  /** over the whole hour */
  hour: {
    requestsPerSecond: number
    p50Ms: number | null
    p95Ms: number | null
    p99Ms: number | null
    clientErrorShare: number | null
    serverErrorShare: number | null
    cacheHitShare: number | null
    jobsDone: number
    jobsFailed: number
  }
  /** of the processes of the newest minute */
  now: { processes: number; poolSize: number; poolUsed: number; poolWaiting: number; streams: number }
  /** the organization's own: its queues, and its mails written in the last 24 hours by what became of them */
  queues: QueueView[]
  deliveries: { state: string; count: number }[]
  /** what it asked of providers in the last hour; kept answers asked nobody */
  assistant: { calls: number; failures: number; p50Ms: number | null; p95Ms: number | null }
}

type Row = {
  minute: Date
  requests: number
  clientErrors: number
  serverErrors: number
  latency: number[]
  cacheHits: number
  cacheMisses: number
  jobsDone: number
  jobsFailed: number
  processes: number
  poolSize: number
  poolUsed: number
  poolWaiting: number
  streams: number
}

/** The last hour of the installation in counts alone, and what is the organization's own. */
export async function readFigures(who: Who): Promise<Figures> {
  const own = await inOrganization(who, async (ctx) => {
    require(ctx, 'operations:manage')
    return {
      queues: await readQueues(ctx),
      deliveries: await readDeliveries(ctx),
      assistant: await readCalls(ctx),
    }
  })
  const rows = await asSystem('read the figures of the hour', readHour)
  const newest = rows.at(-1)
  return {
    ...own,
    minutes: rows.map(viewMinute),
    hour: viewHour(rows),
    now: {
      processes: newest?.processes ?? 0,
      poolSize: newest?.poolSize ?? 0,
      poolUsed: newest?.poolUsed ?? 0,
      poolWaiting: newest?.poolWaiting ?? 0,
      streams: newest?.streams ?? 0,
    },
  }
}

/** The minute that is not over yet would look like a slump. */
function readHour(db: Parameters<Parameters<typeof asSystem>[1]>[0]): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT minute, sum(requests)::int AS requests, sum(client_errors)::int AS "clientErrors",
      sum(server_errors)::int AS "serverErrors", sum(cache_hits)::int AS "cacheHits",
      sum(cache_misses)::int AS "cacheMisses", sum(jobs_done)::int AS "jobsDone",
      sum(jobs_failed)::int AS "jobsFailed", count(*)::int AS processes, sum(pool_size)::int AS "poolSize",
      sum(pool_used)::int AS "poolUsed", sum(pool_waiting)::int AS "poolWaiting", sum(streams)::int AS streams,
      (SELECT array_agg(total ORDER BY place) FROM (
        SELECT place, sum(count)::int AS total
        FROM process_minutes l, unnest(l.latency) WITH ORDINALITY AS u(count, place)
        WHERE l.minute = m.minute GROUP BY place) added) AS latency
    FROM process_minutes m
    WHERE minute >= date_trunc('minute', now()) - interval '60 minutes' AND minute < date_trunc('minute', now())
    GROUP BY minute ORDER BY minute`
}

function readDeliveries(ctx: OrgContext): Promise<Figures['deliveries']> {
  return ctx.db.$queryRaw<Figures['deliveries']>`
    SELECT state::text AS state, count(*)::int AS count FROM deliveries
    WHERE message_id >= ${leastIdAt(new Date(Date.now() - 24 * 3_600_000))}::uuid GROUP BY 1 ORDER BY 1`
}

async function readCalls(ctx: OrgContext): Promise<Figures['assistant']> {
  const [row] = await ctx.db.$queryRaw<Figures['assistant'][]>`
    SELECT count(*)::int AS calls,
      (count(*) FILTER (WHERE outcome IN ('timeout', 'error', 'invalid')))::int AS failures,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY latency_ms))::int AS "p50Ms",
      round(percentile_cont(0.95) WITHIN GROUP (ORDER BY latency_ms))::int AS "p95Ms"
    FROM ai_calls WHERE id >= ${leastIdAt(new Date(Date.now() - 3_600_000))}::uuid
      AND outcome NOT IN ('breaker_open', 'over_budget', 'cached')`
  return row ?? { calls: 0, failures: 0, p50Ms: null, p95Ms: null }
}

function viewMinute({ minute, requests, clientErrors, serverErrors, latency }: Row): MinuteView {
  const counts = latency ?? []
  return {
    minute: minute.toISOString(),
    requests,
    clientErrors,
    serverErrors,
    p50Ms: latencyAt(0.5, counts),
    p95Ms: latencyAt(0.95, counts),
  }
}

function viewHour(rows: Row[]): Figures['hour'] {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)
  const requests = sum((row) => row.requests)
  const lookups = sum((row) => row.cacheHits + row.cacheMisses)
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const places = Math.max(0, ...rows.map(({ latency }) => latency?.length ?? 0))
  const latency = Array.from({ length: places }, (_, place) => sum((row) => row.latency?.[place] ?? 0))
  return {
    requestsPerSecond: rows.length === 0 ? 0 : requests / (rows.length * 60),
    p50Ms: latencyAt(0.5, latency),
    p95Ms: latencyAt(0.95, latency),
    p99Ms: latencyAt(0.99, latency),
    clientErrorShare: share(
      sum((row) => row.clientErrors),
      requests,
    ),
    serverErrorShare: share(
      sum((row) => row.serverErrors),
      requests,
    ),
    cacheHitShare: share(
      sum((row) => row.cacheHits),
      lookups,
    ),
    jobsDone: sum((row) => row.jobsDone),
    jobsFailed: sum((row) => row.jobsFailed),
  }
}
