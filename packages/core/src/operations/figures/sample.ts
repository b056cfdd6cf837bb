import { newId } from '@frontdesk/runtime/id'
import { readSeries, type Series } from '@frontdesk/runtime/metrics'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { asSystem } from '../../context.ts'
import { latencyBounds } from './latency.ts'

export type Service = 'web' | 'worker'

type Totals = {
  requests: number
  clientErrors: number
  serverErrors: number
  cacheHits: number
  cacheMisses: number
  jobsDone: number
  jobsFailed: number
  latency: number[]
}

type Held = { processId: string; totals: Totals | null }

const held = () => oncePerProcess('figures.held', (): Held => ({ processId: newId(), totals: null }))

/**
 * Writes what this process counted since the last call into the row of its minute, from its metrics, so that
 * counting costs nobody anything. What could not be written is part of the next.
 */
export async function sampleFigures(service: Service): Promise<void> {
  const last = held()
  const totals = await readTotals()
  const since = subtract(totals, last.totals)
  const [pool, streams] = [
    await readSeries('database_pool_connections'),
    await readSeries('event_streams_open'),
  ]
  const inPool = (state: string) => sum(pool.filter(({ labels }) => labels.state === state))
  await asSystem(
    'keep the figures of a minute',
    (db) => db.$executeRaw`
      INSERT INTO process_minutes AS m (minute, service, process_id, requests, client_errors, server_errors, latency,
        pool_size, pool_used, pool_waiting, cache_hits, cache_misses, streams, jobs_done, jobs_failed)
      VALUES (date_trunc('minute', now()), ${service}, ${last.processId}::uuid, ${since.requests}, ${since.clientErrors},
        ${since.serverErrors}, ${since.latency}::int[], ${inPool('size')}, ${inPool('used')}, ${inPool('waiting')},
        ${since.cacheHits}, ${since.cacheMisses}, ${sum(streams)}, ${since.jobsDone}, ${since.jobsFailed})
      ON CONFLICT (minute, service, process_id) DO UPDATE SET requests = m.requests + EXCLUDED.requests,
        client_errors = m.client_errors + EXCLUDED.client_errors,
        server_errors = m.server_errors + EXCLUDED.server_errors,
        latency = ARRAY(SELECT coalesce(a, 0) + coalesce(b, 0)
          FROM unnest(m.latency, EXCLUDED.latency) WITH ORDINALITY AS u(a, b, place) ORDER BY place),
        pool_used = greatest(m.pool_used, EXCLUDED.pool_used),
        pool_waiting = greatest(m.pool_waiting, EXCLUDED.pool_waiting), streams = EXCLUDED.streams,
        cache_hits = m.cache_hits + EXCLUDED.cache_hits, cache_misses = m.cache_misses + EXCLUDED.cache_misses,
        jobs_done = m.jobs_done + EXCLUDED.jobs_done, jobs_failed = m.jobs_failed + EXCLUDED.jobs_failed`,
  )
  last.totals = totals
}

async function readTotals(): Promise<Totals> {
  const answered = await readSeries('http_requests_total')
  const lookups = await readSeries('cache_lookups_total')
  const jobs = await readSeries('jobs_finished_total')
  const latency = await readSeries('http_request_duration_seconds')
  const of = (series: Series[], label: string, form: RegExp) =>
    sum(series.filter(({ labels }) => form.test(String(labels[label]))))
  return {
    requests: sum(answered),
    clientErrors: of(answered, 'status', /^4/),
    serverErrors: of(answered, 'status', /^5/),
    cacheHits: of(lookups, 'result', /^hit$/),
    cacheMisses: of(lookups, 'result', /^miss$/),
    jobsDone: of(jobs, 'outcome', /^done$/),
    jobsFailed: of(jobs, 'outcome', /^(failed|gave_up)$/),
    latency: [...latencyBounds.map(String), '\\+Inf'].map((bound) =>
      of(
        latency.filter(({ name }) => name.endsWith('_bucket')),
        'le',
        new RegExp(`^${bound}$`),
      ),
    ),
  }
}

function sum(series: Series[]): number {
  return series.reduce((total, { value }) => total + value, 0)
}

/** Counters begin anew with a process, never in between. */
function subtract(now: Totals, then: Totals | null): Totals {
  if (then === null) return now
  const numbers = Object.entries(now).map(([name, value]) => {
    const before = then[name as keyof Totals]
    return Array.isArray(value) && Array.isArray(before)
      ? [name, value.map((count, index) => count - (before[index] ?? 0))]
      : [name, Number(value) - Number(before)]
  })
  return Object.fromEntries(numbers) as Totals
}
