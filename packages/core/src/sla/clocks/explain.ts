import { holidaysOn, type Span } from '../../business-hours/open-spans.ts'
import { dayMs, localDay, minuteMs } from '../../business-hours/zone-clock.ts'
import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { require } from '../../permissions.ts'
import { type Course, elapsed, spansUpTo } from '../deadline.ts'
import type { ClockKind } from '../policies/policy.ts'
import { type Clock, type ClockState, stateOf } from './clock.ts'
import { readClocks } from './facts.ts'

/** Why a promise is due when it is. Times are ISO, minutes are business time. */
export type ClockExplanation = {
  id: string
  kind: ClockKind
  state: ClockState
  policy: { id: string | null; name: string }
  calendar: { name: string; timeZone: string }
  minutes: number
  elapsedMinutes: number
  startedAt: string
  nearAt: string | null
  dueAt: string | null
  metAt: string | null
  stoppedAt: string | null
  /** the hours that count towards it */
  counted: { from: string; to: string; minutes: number }[]
  /** days within it on which the desk is closed, or open at other hours */
  holidays: { date: string; name: string; hours: { from: string; to: string }[] }[]
  pauses: { from: string; to: string | null }[]
}

const mostShown = 100

/**
 * Each clock of a conversation, the ones that run first, with everything its deadline follows from; and the policy
 * somebody set for it, whatever its conditions.
 */
export async function explainSla(
  ctx: OrgContext,
  reference: string,
): Promise<{ setPolicy: { id: string; name: string } | null; clocks: ClockExplanation[] }> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, reference)
  const setPolicy = await readSetPolicy(ctx, id)
  const { at, clocks } = await readClocks(ctx, [id])
  const explained = (clocks.get(id) ?? []).map((clock) => explain(clock, at))
  const ended = ({ metAt, stoppedAt }: ClockExplanation) => Number(metAt !== null || stoppedAt !== null)
  return { setPolicy, clocks: explained.sort((a, b) => ended(a) - ended(b)).slice(0, mostShown) }
}

async function readSetPolicy(ctx: OrgContext, id: string): Promise<{ id: string; name: string } | null> {
  const { slaPolicyId } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id },
    select: { slaPolicyId: true },
  })
  if (slaPolicyId === null) return null
  return ctx.db.slaPolicy.findUnique({ where: { id: slaPolicyId }, select: { id: true, name: true } })
}

function explain(clock: Clock, at: Date): ClockExplanation {
  const { terms, pausedAt, metAt, stoppedAt } = clock
  const pauses = [...clock.pauses, ...(pausedAt && !metAt ? [{ from: pausedAt, to: null }] : [])]
  const course: Course = { start: clock.startedAt, calendar: terms.calendar, pauses }
  const spans = joined(spansUpTo(course, clock.minutes))
  return {
    id: clock.id,
    kind: clock.kind,
    state: stateOf(clock, at),
    policy: { id: clock.policyId, name: terms.policyName },
    calendar: { name: terms.calendarName, timeZone: terms.calendar.timeZone },
    minutes: clock.minutes,
    elapsedMinutes: Math.floor(elapsed(course, metAt ?? stoppedAt ?? at)),
    startedAt: clock.startedAt.toISOString(),
    nearAt: clock.nearAt?.toISOString() ?? null,
    dueAt: clock.dueAt?.toISOString() ?? null,
    metAt: metAt?.toISOString() ?? null,
    stoppedAt: stoppedAt?.toISOString() ?? null,
    counted: spans.slice(0, mostShown).map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      minutes: (to - from) / minuteMs,
    })),
    holidays: holidaysOf(course, spans.at(-1)?.to ?? at.getTime()),
    pauses: pauses.map(({ from, to }) => ({ from: from.toISOString(), to: to?.toISOString() ?? null })),
  }
}

/** Stretches that touch, as at midnight, are one to a reader. */
function joined(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const { from, to } of spans) {
    const last = merged.at(-1)
    if (last?.to === from) last.to = to
    else merged.push({ from, to })
  }
  return merged
}

function holidaysOf({ start, calendar }: Course, until: number): ClockExplanation['holidays'] {
  const [first, last] = [start.getTime(), until].map((at) => localDay(at, calendar.timeZone))
  const found: ClockExplanation['holidays'] = []
  for (let day = first ?? 0; day <= (last ?? 0) && found.length < mostShown; day += dayMs) {
    const date = new Date(day).toISOString().slice(0, 10)
    for (const { name, hours = [] } of holidaysOn(date, calendar.holidays))
      found.push({ date, name, hours: hours.map(({ from, to }) => ({ from, to })) })
  }
  return found
}
