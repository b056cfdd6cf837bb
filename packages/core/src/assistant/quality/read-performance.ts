import type { OrgContext } from '../../context.ts'
import { allows, require } from '../../permissions.ts'
import { type Counts, mostMoved, type Shift, shiftBetween, type Verdict, worseOf } from './drift.ts'
import { type Share, shareOf } from './measure-classes.ts'
import { readCalls, readWaits, type TaskCalls, type Waits } from './read-calls.ts'
import { readVerdicts, type Verdicts } from './read-verdicts.ts'
import { lastWeeks, type Week } from './weeks.ts'

export type Judged = {
  /** messages a model judged */
  judged: number
  /** of these, what people have corrected, confirmed, or dealt with and left alone */
  reviewed: number
  /** of the reviewed ones, those whose category stands */
  right: number
  accuracy: Share
  /** of the reviewed ones, those whose route stands */
  routeRight: number
}

export type Drift = {
  verdict: Verdict
  categories: Shift
  confidence: Shift
  /** how many judgements of the weeks before it is compared with */
  reference: number
  /** the categories whose share of the messages has moved furthest */
  moved: { category: { key: string; name: string } | null; before: number; now: number }[]
}

export type WeekView = Judged & {
  start: string
  from: string
  to: string
  triage: Omit<Waits, 'week'> | null
  /** the cost is null for those who may not see it */
  tasks: (Omit<TaskCalls, 'week' | 'cost'> & { cost: number | null })[]
  calls: number
  failures: number
  cost: number | null
  drift: Drift
  /** of the classifier, that came into use by their training */
  versions: number[]
}

export type PerformanceView = { timeZone: string; overall: Judged; weeks: WeekView[] }

/** A week is compared with this many weeks before it. */
const referenceWeeks = 4
const shownMoves = 3

/** How the assistant has done week by week: how right, how fast, at what cost, and whether what it sees has changed. */
export async function readPerformance(ctx: OrgContext, input: { weeks: number }): Promise<PerformanceView> {
  require(ctx, 'categories:read')
  const { timeZone, weeks } = await lastWeeks(ctx, input.weeks + referenceWeeks)
  const shown = weeks.slice(referenceWeeks)
  const [oldest, first] = [weeks[0], shown[0]]
  if (!oldest || !first) throw new RangeError('There is no week to show')
  const verdicts = await readVerdicts(ctx, { since: oldest.from, timeZone })
  const found: Found = {
    verdicts,
    weeks,
    calls: await readCalls(ctx, { since: first.from, timeZone }),
    waits: await readWaits(ctx, { since: first.from, timeZone }),
    names: await namesOf(ctx),
    versions: await versionsSince(ctx, first.from),
    seesCost: ctx.actor.type === 'system' || allows(ctx.actor, 'assistant:manage'),
  }
  const shownWeeks = new Set(shown.map(({ start }) => start))
  return {
    timeZone,
    overall: count(verdicts.filter(({ week }) => shownWeeks.has(week))),
    weeks: shown.map((week) => toWeek(week, found)),
  }
}

type Found = {
  verdicts: Verdicts[]
  weeks: Week[]
  calls: TaskCalls[]
  waits: Waits[]
  names: Map<string, { key: string; name: string }>
  versions: { version: number; createdAt: Date }[]
  seesCost: boolean
}

async function namesOf(ctx: OrgContext): Promise<Found['names']> {
  const categories = await ctx.db.category.findMany({ select: { id: true, key: true, name: true } })
  return new Map(categories.map(({ id, key, name }) => [id, { key, name }]))
}

function versionsSince(ctx: OrgContext, since: Date): Promise<Found['versions']> {
  return ctx.db.classifierVersion.findMany({
    where: { createdAt: { gte: since }, outcome: 'used' },
    orderBy: { version: 'asc' },
    select: { version: true, createdAt: true },
  })
}

function toWeek(week: Week, found: Found): WeekView {
  const tasks = found.calls.filter((call) => call.week === week.start)
  const wait = found.waits.find((each) => each.week === week.start)
  const sum = (pick: (call: TaskCalls) => number) => tasks.reduce((total, call) => total + pick(call), 0)
  const shownCost = (cost: number) => (found.seesCost ? cost : null)
  return {
    start: week.start,
    from: week.from.toISOString(),
    to: week.to.toISOString(),
    ...count(found.verdicts.filter((each) => each.week === week.start)),
    triage: wait ? { measured: wait.measured, p50: wait.p50, p95: wait.p95 } : null,
    tasks: tasks.map(({ week: _, cost, ...task }) => ({ ...task, cost: shownCost(cost) })),
    calls: sum(({ calls }) => calls),
    failures: sum(({ failures }) => failures),
    cost: shownCost(sum(({ cost }) => cost)),
    drift: driftOf(week, found),
    versions: found.versions
      .filter(({ createdAt }) => createdAt >= week.from && createdAt < week.to)
      .map(({ version }) => version),
  }
}

function driftOf(week: Week, { verdicts, weeks, names }: Found): Drift {
  const place = weeks.indexOf(week)
  const earlier = new Set(weeks.slice(Math.max(0, place - referenceWeeks), place).map(({ start }) => start))
  const before = verdicts.filter((each) => earlier.has(each.week))
  const now = verdicts.filter((each) => each.week === week.start)
  const mixes = [mixOf(before, categoryOf), mixOf(now, categoryOf)] as const
  const categories = shiftBetween(...mixes)
  const confidence = shiftBetween(mixOf(before, tenthOf), mixOf(now, tenthOf))
  const moved = categories.index === null ? [] : mostMoved(...mixes, shownMoves)
  return {
    verdict: worseOf(categories.verdict, confidence.verdict),
    categories,
    confidence,
    reference: count(before).judged,
    moved: moved.map(({ key, ...shares }) => ({ category: names.get(key) ?? null, ...shares })),
  }
}

function categoryOf({ category }: Verdicts): string {
  return category ?? ''
}

function tenthOf({ tenth }: Verdicts): string {
  return String(tenth)
}

function mixOf(verdicts: Verdicts[], keyOf: (each: Verdicts) => string): Counts {
  const mix = new Map<string, number>()
  for (const each of verdicts) mix.set(keyOf(each), (mix.get(keyOf(each)) ?? 0) + each.count)
  return mix
}

function count(verdicts: Verdicts[]): Judged {
  const sum = (picked: Verdicts[]) => picked.reduce((total, each) => total + each.count, 0)
  const reviewed = verdicts.filter((each) => each.reviewed)
  const right = sum(reviewed.filter((each) => each.category === each.actualCategory))
  return {
    judged: sum(verdicts),
    reviewed: sum(reviewed),
    right,
    accuracy: shareOf(right, sum(reviewed)),
    routeRight: sum(reviewed.filter((each) => each.route === each.actualRoute)),
  }
}
