import { type Actor, asSystem, inOrganization } from '../../context.ts'
import { require } from '../../permissions.ts'
import { type QueueView, readQueues } from './queues.ts'

/** What runs by the clock for the whole installation, and how its last turn went. */
export type ScheduleView = {
  name: string
  everySeconds: number
  nextAt: string
  startedAt: string | null
  finishedAt: string | null
  outcome: 'done' | 'failed' | null
  /** how many of what it looks after it found */
  amount: number | null
  durationMs: number | null
  runs: number
  failures: number
  failedAt: string | null
}

/** The organization's own work that is promised for later, by its kind. */
export type PromisedView = { job: string; count: number; nextAt: string; lastAt: string }

export type ScheduledWork = { schedules: ScheduleView[]; promised: PromisedView[]; queues: QueueView[] }

/** Everything that will happen by itself: the clock of the installation, and what this organization waits for. */
export async function listScheduledWork(who: {
  organizationId: string
  actor: Actor
}): Promise<ScheduledWork> {
  const { promised, queues } = await inOrganization(who, async (ctx) => {
    require(ctx, 'operations:manage')
    const later = await ctx.db.$queryRaw<{ job: string; count: number; nextAt: Date; lastAt: Date }[]>`
      SELECT job, count(*)::int AS count, min(not_before) AS "nextAt", max(not_before) AS "lastAt"
      FROM outbox WHERE done_at IS NULL AND not_before > now() GROUP BY job ORDER BY 3, 1`
    return { promised: later, queues: await readQueues(ctx) }
  })
  const rows = await asSystem('list what runs by the clock', (db) =>
    db.schedule.findMany({ orderBy: { name: 'asc' } }),
  )
  return {
    queues,
    schedules: rows.map(({ nextAt, startedAt, finishedAt, failedAt, outcome, runs, failures, ...row }) => ({
      ...row,
      outcome: outcome as ScheduleView['outcome'],
      nextAt: nextAt.toISOString(),
      startedAt: startedAt?.toISOString() ?? null,
      finishedAt: finishedAt?.toISOString() ?? null,
      failedAt: failedAt?.toISOString() ?? null,
      runs: Number(runs),
      failures: Number(failures),
    })),
    promised: promised.map(({ nextAt, lastAt, ...row }) => ({
      ...row,
      nextAt: nextAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  }
}
