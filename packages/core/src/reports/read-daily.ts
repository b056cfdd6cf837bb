import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'
import { require } from '../permissions.ts'
import { addDays, type Day, dayOf, daysBetween } from './days.ts'
import { addCounts, type Counts, counters, type Dimension, noCounts } from './measures.ts'
import { type Keyed, namesOf } from './names.ts'
import { addTimes, meanOf, noTimes, percentileError, percentileOf, type Times } from './times.ts'

export type DailyInput = {
  /** the last one; today where it is left out */
  to?: Day | undefined
  /** the first one; where it is left out, so many `days` are told of */
  from?: Day | undefined
  days: number
  by: Exclude<Dimension, 'all'>
}

/** Seconds; null where nothing was measured. Percentiles are as exact as `percentileError` says. */
export type Lengths = { count: number; mean: number | null; p50: number | null; p90: number | null }
export type Figures = Counts & { firstResponse: Lengths; resolution: Lengths }

export type DailyReport = {
  from: Day
  to: Day
  timeZone: string
  /** what happened before is counted; what happened since may not be yet */
  countedUntil: string
  percentileError: number
  total: Figures
  days: (Figures & { day: Day })[]
  /** a name is null where its bearer is gone, and for the key of what has none */
  groups: (Figures & { key: string; name: string | null })[]
}

const mostDays = 366

/** What happened on each day and for each team, mailbox or person, from what was counted; no raw row is read. */
export async function readDaily(ctx: OrgContext, input: DailyInput): Promise<DailyReport> {
  require(ctx, 'reports:read')
  const { by } = input
  const { today, ...state } = await readState(ctx)
  const to = input.to ?? today
  const from = input.from ?? addDays(to, 1 - input.days)
  const days = daysBetween(from, to)
  if (days.length === 0) throw new Invalid('A report ends on the day it begins, or after', 'to')
  if (days.length > mostDays) throw new Invalid(`A report is about ${mostDays} days at most`, 'to')
  const rows = await readRows(ctx, { from, to, by })
  const ofAll = Map.groupBy(
    rows.filter(({ dimension }) => dimension === 'all'),
    ({ day }) => day,
  )
  const groups = Map.groupBy(
    rows.filter(({ dimension }) => dimension === by),
    ({ key }) => key,
  )
  const named = await namesOf(ctx, by, [...groups.keys()])
  return {
    from,
    to,
    ...state,
    percentileError,
    total: figuresOf([...ofAll.values()].flat()),
    days: days.map((day) => ({ day, ...figuresOf(ofAll.get(day) ?? []) })),
    groups: named
      .map(({ key, name }: Keyed) => ({ key, name, ...figuresOf(groups.get(key) ?? []) }))
      .sort((a, b) => weightOf(b) - weightOf(a) || a.key.localeCompare(b.key)),
  }
}

type Row = Record<(typeof counters)[number], number | bigint> & {
  day: Day
  dimension: string
  key: string
  firstResponse: Partial<Times>
  resolution: Partial<Times>
}

type Wanted = { from: Day; to: Day; by: DailyInput['by'] }

async function readRows(ctx: OrgContext, { from, to, by }: Wanted): Promise<Row[]> {
  const rows = await ctx.db.rollup.findMany({
    where: { dimension: { in: ['all', by] }, day: { gte: new Date(from), lte: new Date(to) } },
  })
  return rows.map((row) => ({
    ...row,
    day: row.day.toISOString().slice(0, 10),
    firstResponse: row.firstResponse as Partial<Times>,
    resolution: row.resolution as Partial<Times>,
  }))
}

function figuresOf(rows: readonly Row[]): Figures {
  let counts = noCounts()
  let [firstResponse, resolution] = [noTimes(), noTimes()]
  for (const row of rows) {
    counts = addCounts(counts, numbersOf(row))
    firstResponse = addTimes(firstResponse, row.firstResponse)
    resolution = addTimes(resolution, row.resolution)
  }
  return { ...counts, firstResponse: lengthsOf(firstResponse), resolution: lengthsOf(resolution) }
}

function numbersOf(row: Row): Counts {
  return Object.fromEntries(counters.map((counter) => [counter, Number(row[counter])])) as Counts
}

function lengthsOf(times: Times): Lengths {
  return {
    count: times.count,
    mean: meanOf(times),
    p50: percentileOf(times, 0.5),
    p90: percentileOf(times, 0.9),
  }
}

function weightOf({ opened, repliesByPeople, resolved, messagesIn }: Counts): number {
  return opened + repliesByPeople + resolved + messagesIn
}

/** What waits to be counted may be about any day, so it counts for all of them; before the first count, all waits. */
async function readState(
  ctx: OrgContext,
): Promise<Pick<DailyReport, 'timeZone' | 'countedUntil'> & { today: Day }> {
  const [state] = await ctx.db.$queryRaw<{ timeZone: string; now: Date; countedUntil: Date }[]>`
    SELECT o.time_zone AS "timeZone", clock_timestamp() AS now, least(clock_timestamp(),
      (SELECT min(t.at) FROM rollup_touches t WHERE t.organization_id = o.id),
      (SELECT min(d.dirty_since) FROM rollup_days d
        WHERE d.organization_id = o.id AND d.dirty_since IS NOT NULL),
      CASE WHEN NOT EXISTS (SELECT FROM rollup_days d WHERE d.organization_id = o.id)
        THEN (SELECT min(m.created_at) FROM messages m WHERE m.organization_id = o.id) END) AS "countedUntil"
    FROM organizations o WHERE o.id = ${ctx.organizationId}::uuid`
  if (!state) throw new Error('There is no such organization')
  const { timeZone, now, countedUntil } = state
  return { timeZone, countedUntil: countedUntil.toISOString(), today: dayOf(now, timeZone) }
}
