import type { Calendar } from '../../business-hours/open-spans.ts'
import type { ClockKind, PauseReason, SlaPolicy, Targets } from '../policies/policy.ts'

/** A policy and its calendar as they were when a clock began to go by them. */
export type Terms = {
  policyName: string
  calendarName: string
  calendar: Calendar
  targetsBy: SlaPolicy['targetsBy']
  targets: Targets
  nearPercent: number
  pauses: PauseReason[]
}

/** An active policy with everything a clock keeps of it. */
export type ActivePolicy = Pick<SlaPolicy, 'id' | 'conditions'> & { activeSince: Date; terms: Terms }

export type Clock = {
  id: string
  kind: ClockKind
  policyId: string | null
  terms: Terms
  /** the target for the conversation's level, in business time */
  minutes: number
  startedAt: Date
  pauses: { from: Date; to: Date }[]
  pausedAt: Date | null
  nearAt: Date | null
  /** null while it is paused, and where the calendar never opens long enough */
  dueAt: Date | null
  nearToldAt: Date | null
  breachToldAt: Date | null
  metAt: Date | null
  /** it counts no more: spam, merged, or no policy promises anything now */
  stoppedAt: Date | null
  checkAt: Date | null
}

export type ClockState = 'ok' | 'near' | 'breached' | 'paused' | 'met' | 'stopped'

/** How a clock stands at a moment. */
export function stateOf(clock: Omit<Clock, 'terms' | 'policyId' | 'id'>, at: Date): ClockState {
  const { dueAt, nearAt, metAt, stoppedAt, pausedAt } = clock
  if (stoppedAt) return 'stopped'
  if (dueAt && (metAt ?? at) >= dueAt) return metAt && metAt <= dueAt ? 'met' : 'breached'
  if (metAt) return 'met'
  if (pausedAt) return 'paused'
  return nearAt && at >= nearAt ? 'near' : 'ok'
}
