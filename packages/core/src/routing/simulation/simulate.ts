import { openSpans, type Span } from '../../business-hours/open-spans.ts'
import type { WorkingHours } from '../at-work.ts'
import { type Candidate, type LanguageRule, type Method, type Needs, pickMember } from '../pick-member.ts'
import { weightOf } from '../weigh.ts'
import { measureWaits, type Waits } from './measure-waits.ts'

/** A conversation that arrives in the simulated time; `at` in milliseconds since 1970. */
export type Arrival = { at: number; needs: Needs; handlingMinutes: number }

export type SimulatedMember = Pick<Candidate, 'id' | 'name' | 'skills' | 'languages' | 'capacity'> &
  WorkingHours

export type Simulated = {
  arrivals: readonly Arrival[]
  members: readonly SimulatedMember[]
  method: Method
  languageRule: LanguageRule
  /** when it begins and ends, in milliseconds since 1970 */
  from: number
  until: number
}

export type Simulation = {
  arrived: number
  /** how many somebody began to answer, and how long customers waited for that */
  begun: number
  wait: Waits | null
  members: { id: string; name: string; conversations: number; workedMinutes: number; openMinutes: number }[]
  /** for each hour: how many came, and how many waited for an answer as it ended */
  hours: { at: number; arrived: number; waiting: number }[]
}

type Standing = Candidate & {
  spans: Span[]
  held: Arrival[]
  /** what they work on, until then */
  working: { arrival: Arrival; until: number } | null
  conversations: number
  workedMs: number
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/**
 * Plays a span of time by the rules that hold in service: what waits is given to members by urgency, as far as
 * their capacity goes, and each works on one conversation after the other within their hours.
 */
export function simulate(input: Simulated): Simulation {
  const { from, until } = input
  const coming = input.arrivals.filter(({ at }) => at >= from && at < until).toSorted((a, b) => a.at - b.at)
  const team = input.members.map((member) => standing(member, from, until))
  const waits: number[] = []
  const hours = hoursBetween(from, until)
  const waiting: Arrival[] = []
  let [next, turn] = [0, 0]
  for (let now = from; now < until; now = nextMoment(now, coming[next]?.at ?? until, team, until)) {
    for (; (coming[next]?.at ?? until) <= now; next += 1) {
      for (const arrival of coming.slice(next, next + 1)) queue(waiting, arrival)
    }
    // Who has finished may be given more, and who is given something may begin at once.
    for (const one of team) finish(one, now)
    turn = give(waiting, team, input, { now, turn })
    for (const one of team) begin(one, now, waits)
    const open = waiting.length + team.reduce((sum, { held }) => sum + held.length, 0)
    markHour(hours, now, open)
  }
  for (const { at } of coming) countArrival(hours, at)
  const members = team.map((one) => loadOf(one))
  return { arrived: coming.length, begun: waits.length, wait: measureWaits(waits), members, hours }
}

function standing(member: SimulatedMember, from: number, until: number): Standing {
  const { hours, timeZone } = member
  const days = Math.ceil((until - from) / (24 * hourMs)) + 1
  const spans =
    hours.length === 0 ? [{ from, to: until }] : [...openSpans(from, { timeZone, hours, holidays: [] }, days)]
  const clipped = spans
    .map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, until) }))
    .filter((span) => span.from < span.to)
  const idle = { load: 0, lastTurn: null, presence: 'online', atWork: true } as const
  return { ...member, ...idle, spans: clipped, held: [], working: null, conversations: 0, workedMs: 0 }
}

function isOpen({ spans }: Standing, now: number): boolean {
  return spans.some(({ from, to }) => from <= now && now < to)
}

function finish(one: Standing, now: number): void {
  if (one.working === null || one.working.until > now) return
  one.load -= one.working.arrival.needs.weight
  one.working = null
}

/** No conversation takes less of a member. */
const lightest = weightOf.low

/** Gives what waits, the most urgent first, to whom it can be given; what is left stays in `waiting`. */
function give(
  waiting: Arrival[],
  team: Standing[],
  rules: Simulated,
  at: { now: number; turn: number },
): number {
  const hopeless = new Set<string>()
  let { turn } = at
  for (const one of team) one.atWork = isOpen(one, at.now)
  for (let place = 0; place < waiting.length && team.some(hasRoom); ) {
    const arrival = waiting[place]
    const kind = arrival && kindOf(arrival.needs)
    const chosen = arrival && kind && !hopeless.has(kind) ? pick(arrival.needs, team, rules) : undefined
    if (arrival && chosen) {
      turn += 1
      chosen.load += arrival.needs.weight
      chosen.lastTurn = turn
      chosen.held.push(arrival)
      waiting.splice(place, 1)
    } else {
      hopeless.add(kind ?? '')
      place += 1
    }
  }
  return turn
}

function hasRoom({ atWork, load, capacity }: Standing): boolean {
  return atWork && load + lightest <= capacity
}

function pick(needs: Needs, team: Standing[], rules: Simulated): Standing | undefined {
  const { memberId } = pickMember(needs, team, { ...rules, lastAgentId: null })
  return team.find(({ id }) => id === memberId)
}

const kinds = new WeakMap<Needs, string>()

/** Of two that ask for the same, the second finds nobody either where the first did not. */
function kindOf(needs: Needs): string {
  const known = kinds.get(needs)
  if (known !== undefined) return known
  const kind = JSON.stringify(needs)
  kinds.set(needs, kind)
  return kind
}

/** Keeps what waits in the order of urgency. */
function queue(waiting: Arrival[], arrival: Arrival): void {
  let [low, high] = [0, waiting.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = waiting[middle]
    if (other && byUrgency(other, arrival) <= 0) low = middle + 1
    else high = middle
  }
  waiting.splice(low, 0, arrival)
}

function byUrgency(a: Arrival, b: Arrival): number {
  return b.needs.weight - a.needs.weight || a.at - b.at
}

function begin(one: Standing, now: number, waits: number[]): void {
  if (one.working !== null || !isOpen(one, now)) return
  const [arrival] = one.held.toSorted(byUrgency)
  if (!arrival) return
  one.held.splice(one.held.indexOf(arrival), 1)
  one.working = { arrival, until: now + arrival.handlingMinutes * minuteMs }
  one.conversations += 1
  one.workedMs += arrival.handlingMinutes * minuteMs
  waits.push((now - arrival.at) / minuteMs)
}

/** The next time that something can change: a message, somebody done, or somebody's hours that begin. */
function nextMoment(now: number, arrival: number, team: readonly Standing[], until: number): number {
  let moment = Math.min(arrival, until)
  for (const { working, spans } of team) {
    if (working) moment = Math.min(moment, working.until)
    for (const { from } of spans) if (from > now) moment = Math.min(moment, from)
  }
  return moment
}

function hoursBetween(from: number, until: number): Simulation['hours'] {
  const count = Math.ceil((until - from) / hourMs)
  return Array.from({ length: count }, (_, index) => ({ at: from + index * hourMs, arrived: 0, waiting: 0 }))
}

/** What is open now stays so until something else is known, so that later hours take it over. */
function markHour(hours: Simulation['hours'], now: number, waiting: number): void {
  const first = hours[0]?.at ?? now
  for (const hour of hours.slice(Math.floor((now - first) / hourMs))) hour.waiting = waiting
}

function countArrival(hours: Simulation['hours'], at: number): void {
  const hour = hours[Math.floor((at - (hours[0]?.at ?? at)) / hourMs)]
  if (hour) hour.arrived += 1
}

function loadOf({ id, name, conversations, workedMs, spans }: Standing): Simulation['members'][number] {
  const openMs = spans.reduce((sum, { from, to }) => sum + to - from, 0)
  return {
    id,
    name,
    conversations,
    workedMinutes: Math.round(workedMs / minuteMs),
    openMinutes: Math.round(openMs / minuteMs),
  }
}
