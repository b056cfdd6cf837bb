import { env } from '@frontdesk/runtime/env'
import { asSystem } from '../../context.ts'
import { isOperator, type Who } from '../operator.ts'
import { type Budget, errorBudget } from './budget.ts'
import { type Part, parts } from './parts.ts'

export type PartView = {
  part: Part
  /** of the newest probe, when it is not older than three minutes */
  state: 'up' | 'down' | 'unknown'
  milliseconds: number | null
  probedAt: string | null
  /** the share of the observed minutes in which it answered; null where none was observed */
  uptime: Record<`${Days}`, number | null>
  /** of the last 24 hours, an hour each, oldest first */
  hours: (number | null)[]
}

/** `operator` says whether the reader runs the installation, and is shown its errors as well. */
export type Uptime = { parts: PartView[]; budget: Budget; observedSince: string | null; operator: boolean }

const days = [1, 7, 30] as const
type Days = (typeof days)[number]

/** The product is available in a minute in which the web app could serve requests, which takes the database. */
const measured: Part = 'web_ready'
const windowDays = 30

type Row = { part: Part; day: number; up: number; observed: number }
type Newest = { part: Part; up: boolean; milliseconds: number; minute: Date; fresh: boolean }
type Hour = { part: Part; ago: number; up: number; observed: number }

/** How the parts of the installation have answered, and what is left of the error budget. */
export async function readUptime(who: Who): Promise<Uptime> {
  const operator = await isOperator(who)
  const { counted, newest, hours, since } = await asSystem('read how parts answered', async (db) => ({
    counted: await db.$queryRaw<Row[]>`
      SELECT part, days.day, count(*) FILTER (WHERE up)::int AS up, count(*)::int AS observed
      FROM health_probes CROSS JOIN (VALUES (1), (7), (30)) days(day)
      WHERE minute > now() - interval '30 days' AND minute > now() - make_interval(days => days.day)
      GROUP BY part, days.day`,
    newest: await db.$queryRaw<Newest[]>`
      SELECT DISTINCT ON (part) part, up, milliseconds, minute, minute > now() - interval '3 minutes' AS fresh
      FROM health_probes WHERE minute > now() - interval '30 days' ORDER BY part, minute DESC`,
    hours: await db.$queryRaw<Hour[]>`
      SELECT part, floor(extract(epoch FROM now() - minute) / 3600)::int AS ago,
        count(*) FILTER (WHERE up)::int AS up, count(*)::int AS observed
      FROM health_probes WHERE minute > now() - interval '24 hours' GROUP BY 1, 2`,
    since: await db.$queryRaw<{ minute: Date | null }[]>`
      SELECT min(minute) AS minute FROM health_probes WHERE minute > now() - interval '30 days'`,
  }))
  const of = (part: Part, day: Days) => counted.find((row) => row.part === part && row.day === day)
  return {
    parts: parts.map((part) => ({
      part,
      ...stateOf(newest.find((row) => row.part === part)),
      uptime: {
        1: share(of(part, 1)),
        7: share(of(part, 7)),
        30: share(of(part, 30)),
      },
      hours: Array.from({ length: 24 }, (_, index) =>
        share(hours.find((row) => row.part === part && row.ago === 23 - index)),
      ),
    })),
    budget: errorBudget(env.SLO_OBJECTIVE, windowDays, down(of(measured, 30)), down(of(measured, 1))),
    operator,
    observedSince: since[0]?.minute?.toISOString() ?? null,
  }
}

function stateOf(newest: Newest | undefined): Pick<PartView, 'state' | 'milliseconds' | 'probedAt'> {
  if (!newest) return { state: 'unknown', milliseconds: null, probedAt: null }
  const { up, fresh, milliseconds, minute } = newest
  return { state: fresh ? (up ? 'up' : 'down') : 'unknown', milliseconds, probedAt: minute.toISOString() }
}

function share(row: { up: number; observed: number } | undefined): number | null {
  return row && row.observed > 0 ? row.up / row.observed : null
}

function down(row: { up: number; observed: number } | undefined): { down: number; observed: number } {
  return { down: (row?.observed ?? 0) - (row?.up ?? 0), observed: row?.observed ?? 0 }
}
