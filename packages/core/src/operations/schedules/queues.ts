import { leastIdAt } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { jobContracts, queueNames } from '../../jobs/contracts.ts'

/** The organization's own work in one queue. */
export type QueueView = {
  queue: string
  /** due and not done */
  waiting: number
  /** since when the oldest of them has been due */
  waitingSince: string | null
  /** done in the last five minutes */
  doneLately: number
  /** given up, and nobody has decided about it yet */
  failed: number
}

const latelyMinutes = 5

/** How far back a promise may lie to be counted as done lately: what waited longer was held up, not worked off. */
const promisedWithinMs = 30 * 60_000

type Row = { job: string; waiting: number; since: Date | null; done: number; failed: number }

/** Depth, pace and failures of every queue, from the promises themselves rather than from what Redis hints at. */
export async function readQueues(ctx: OrgContext): Promise<QueueView[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT job, sum(waiting)::int AS waiting, min(since) AS since, sum(done)::int AS done, sum(failed)::int AS failed
    FROM (
      SELECT job, count(*) AS waiting, min(not_before) AS since, 0 AS done, 0 AS failed FROM outbox
      WHERE done_at IS NULL AND not_before <= now() GROUP BY job
      UNION ALL
      SELECT job, 0, NULL, count(*), 0 FROM outbox
      WHERE id >= ${leastIdAt(new Date(Date.now() - promisedWithinMs))}::uuid
        AND done_at > now() - make_interval(mins => ${latelyMinutes}::int) GROUP BY job
      UNION ALL
      SELECT job, 0, NULL, 0, count(*) FROM failed_jobs
      WHERE retried_at IS NULL AND discarded_at IS NULL GROUP BY job) counted
    GROUP BY job`
  const byQueue = Map.groupBy(rows, ({ job }) => queueOf(job))
  return queueNames.map((queue) => toView(queue, byQueue.get(queue) ?? []))
}

const queues = new Map(Object.entries(jobContracts).map(([job, { queue }]) => [job, queue as string]))

function queueOf(job: string): string {
  return queues.get(job) ?? ''
}

function toView(queue: string, rows: readonly Row[]): QueueView {
  const sum = (of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)
  const since = rows.flatMap((row) => row.since ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
  return {
    queue,
    waiting: sum((row) => row.waiting),
    waitingSince: since?.toISOString() ?? null,
    doneLately: sum((row) => row.done),
    failed: sum((row) => row.failed),
  }
}
