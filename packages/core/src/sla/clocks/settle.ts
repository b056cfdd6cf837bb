import { newId } from '@frontdesk/runtime/id'
import type { Status } from '../../conversations/query/row.ts'
import { deadline } from '../deadline.ts'
import { choosePolicy, type PolicyFacts } from '../policies/choose.ts'
import type { ClockKind, PauseReason } from '../policies/policy.ts'
import type { ActivePolicy, Clock } from './clock.ts'

/** What of a conversation its clocks follow from. */
export type ClockFacts = PolicyFacts & {
  status: Status
  spam: boolean
  merged: boolean
  snoozed: boolean
  /** since when the customer waits for an answer */
  waitingSince: Date | null
  resolvedAt: Date | null
  /** somebody of ours has written in it */
  answered: boolean
  createdAt: Date
}

export type Telling = { clock: Clock; what: 'near' | 'breached' }

/**
 * What the clocks of a conversation are at a moment: those that changed or are new, and what is to be told of them,
 * each near breach and each breach once. Settling again changes nothing.
 */
export function settle(
  facts: ClockFacts,
  clocks: readonly Clock[],
  policies: readonly ActivePolicy[],
  at: Date,
): { changed: Clock[]; tellings: Telling[] } {
  const wanted = wantedClocks(facts, clocks)
  const policy = choosePolicy(policies, facts)
  const known = clocks.map((clock) => {
    const runs = wanted.some((one) => isSame(one, clock))
    return { before: clock, after: runs ? run(clock, { facts, policy, at }) : end(clock, facts, at) }
  })
  const begun = wanted
    .filter((one) => !clocks.some((clock) => isSame(one, clock)))
    .flatMap((one) => begin(one, { facts, policy, at }))
    .map((clock) => ({ before: null, after: clock }))
  const told = [...known, ...begun].map(({ before, after }) => ({ before, ...tell(after, at) }))
  return {
    changed: told.filter(({ before, clock }) => !isEqual(before, clock)).map(({ clock }) => clock),
    tellings: told.flatMap(({ clock, what }) => (what ? [{ clock, what }] : [])),
  }
}

type Wanted = { kind: ClockKind; startedAt: Date }
type Setting = { facts: ClockFacts; policy: ActivePolicy | null; at: Date }

/** A wait for an answer is known by when it began; a conversation has one clock of its end. */
function wantedClocks(facts: ClockFacts, clocks: readonly Clock[]): Wanted[] {
  const { waitingSince, status } = facts
  if (!isLive(facts)) return []
  const ending = clocks.find(({ kind }) => kind === 'resolution')
  const resolution = status === 'open' || status === 'pending' ? (ending?.startedAt ?? waitingSince) : null
  return [
    ...(waitingSince ? [{ kind: waitKind(facts, clocks, waitingSince), startedAt: waitingSince }] : []),
    ...(resolution ? [{ kind: 'resolution' as const, startedAt: resolution }] : []),
  ]
}

function waitKind({ answered }: ClockFacts, clocks: readonly Clock[], since: Date): ClockKind {
  const waits = clocks.filter(({ kind }) => kind !== 'resolution')
  const known = waits.find(({ startedAt }) => startedAt.getTime() === since.getTime())
  if (known) return known.kind
  return answered || waits.some(({ metAt }) => metAt !== null) ? 'next' : 'first'
}

function isLive({ spam, merged }: ClockFacts): boolean {
  return !spam && !merged
}

function isSame(wanted: Wanted, clock: Clock): boolean {
  return wanted.kind === clock.kind && wanted.startedAt.getTime() === clock.startedAt.getTime()
}

/** The customer was answered, or the conversation is resolved; or what the clock was about is no more. */
function end(clock: Clock, facts: ClockFacts, at: Date): Clock {
  if (clock.metAt || clock.stoppedAt) return clock
  const isOvertaken = clock.kind !== 'resolution' && facts.waitingSince !== null
  if (!isLive(facts) || isOvertaken) return { ...clock, stoppedAt: at }
  const metAt = clock.kind === 'resolution' ? (facts.resolvedAt ?? at) : at
  return { ...timed(goOn(clock, metAt)), metAt }
}

/** What was read for the record, such as the past of a mailbox, had no promise when it was written. */
const recordMs = 2 * 86_400_000

function begin({ kind, startedAt }: Wanted, setting: Setting): Clock[] {
  const { policy, facts } = setting
  if (!policy || !(policy.id === facts.pinnedPolicyId || isPromised(startedAt, policy, facts))) return []
  const nothing = {
    nearAt: null,
    dueAt: null,
    nearToldAt: null,
    breachToldAt: null,
    metAt: null,
    checkAt: null,
  }
  const fresh = { id: newId(), kind, policyId: null, terms: policy.terms, minutes: 0, startedAt, pauses: [] }
  const clock = run({ ...fresh, ...nothing, pausedAt: null, stoppedAt: null }, setting)
  return clock.stoppedAt ? [] : [clock]
}

function isPromised(startedAt: Date, { activeSince }: ActivePolicy, { createdAt }: ClockFacts): boolean {
  return startedAt >= activeSince && createdAt.getTime() - startedAt.getTime() <= recordMs
}

function run(before: Clock, { facts, policy, at }: Setting): Clock {
  const terms = policy && (policy.id === before.policyId ? before.terms : policy.terms)
  const level = terms?.targetsBy === 'severity' ? (facts.severity ?? facts.priority) : facts.priority
  const minutes = terms?.targets[before.kind][level] ?? null
  if (!policy || !terms || minutes === null) {
    return before.metAt || before.stoppedAt ? before : { ...before, stoppedAt: at }
  }
  const isNew = policy.id !== before.policyId || minutes !== before.minutes
  const clock = { ...taken(before, at), policyId: policy.id, terms, minutes }
  const going = timed(goOn(clock, at))
  const promised = isNew ? forgetTold(going, at) : going
  const isOver = going.dueAt !== null && going.dueAt <= at
  const pauses = isPausing(clock, facts) && !(isOver && clock.pausedAt === null)
  if (!pauses) return promised
  // A promise that is broken stays so: pausing comes too late.
  const { nearToldAt, breachToldAt } = promised
  return { ...clock, nearToldAt, breachToldAt, pausedAt: clock.pausedAt ?? at, nearAt: null, dueAt: null }
}

/** The time between a conversation's end and its reopening does not count; an answer taken back never was one. */
function taken(clock: Clock, at: Date): Clock {
  const { metAt, pauses } = clock
  const reopened = clock.kind === 'resolution' && metAt ? [...pauses, { from: metAt, to: at }] : pauses
  return { ...clock, pauses: reopened, metAt: null, stoppedAt: null }
}

function goOn(clock: Clock, at: Date): Clock {
  if (clock.pausedAt === null) return clock
  return { ...clock, pauses: [...clock.pauses, { from: clock.pausedAt, to: at }], pausedAt: null }
}

function timed(clock: Clock): Clock {
  const course = { start: clock.startedAt, calendar: clock.terms.calendar, pauses: clock.pauses }
  const dueAt = deadline(course, clock.minutes)
  return {
    ...clock,
    dueAt,
    nearAt: dueAt && deadline(course, (clock.minutes * clock.terms.nearPercent) / 100),
  }
}

/** Another promise is told of anew, unless it is broken by then as well. */
function forgetTold(clock: Clock, at: Date): Clock {
  const { nearAt, dueAt, nearToldAt, breachToldAt } = clock
  const lies = (time: Date | null) => time === null || time > at
  return {
    ...clock,
    nearToldAt: lies(nearAt) ? null : nearToldAt,
    breachToldAt: lies(dueAt) ? null : breachToldAt,
  }
}

const isPausedBy: Record<PauseReason, (clock: Clock, facts: ClockFacts) => boolean> = {
  pending: (_, { status }) => status === 'pending',
  snoozed: (_, { snoozed }) => snoozed,
  answered: ({ kind }, { waitingSince }) => kind === 'resolution' && waitingSince === null,
}

function isPausing(clock: Clock, facts: ClockFacts): boolean {
  return clock.terms.pauses.some((reason) => isPausedBy[reason](clock, facts))
}

/** A breach makes the warning before it pointless. */
function tell(clock: Clock, at: Date): { clock: Clock; what: Telling['what'] | null } {
  const { stoppedAt, metAt, dueAt, nearAt, breachToldAt, nearToldAt, pausedAt } = clock
  if (stoppedAt) return { clock: { ...clock, checkAt: null }, what: null }
  const isBroken = dueAt !== null && (metAt ? metAt > dueAt : dueAt <= at)
  if (isBroken && !breachToldAt)
    return { clock: { ...clock, breachToldAt: at, checkAt: null }, what: 'breached' }
  if (metAt || pausedAt || breachToldAt) return { clock: { ...clock, checkAt: null }, what: null }
  if (nearAt && nearAt <= at && !nearToldAt)
    return { clock: { ...clock, nearToldAt: at, checkAt: dueAt }, what: 'near' }
  return { clock: { ...clock, checkAt: nearToldAt ? dueAt : nearAt }, what: null }
}

function isEqual(before: Clock | null, after: Clock): boolean {
  return before !== null && JSON.stringify(ordered(before)) === JSON.stringify(ordered(after))
}

function ordered(clock: Clock): [string, unknown][] {
  return Object.entries(clock).sort(([a], [b]) => a.localeCompare(b))
}
