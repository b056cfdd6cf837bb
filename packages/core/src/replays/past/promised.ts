import type { ActivePolicy } from '../../sla/clocks/clock.ts'
import { deadline } from '../../sla/deadline.ts'
import { choosePolicy, type PolicyFacts } from '../../sla/policies/choose.ts'

/** The first answer a conversation like this is promised, in words; since when it waits decides the day. */
export function sayPromise(
  policies: readonly ActivePolicy[],
  facts: PolicyFacts,
  { since, timeZone }: { since: Date; timeZone: string },
): string {
  const policy = choosePolicy(policies, facts)
  if (!policy) return 'nothing promised'
  const { targetsBy, targets, calendar, policyName } = policy.terms
  const level = targetsBy === 'severity' ? (facts.severity ?? facts.priority) : facts.priority
  const minutes = targets.first[level]
  const dueAt = minutes === null ? null : deadline({ start: since, calendar, pauses: [] }, minutes)
  return dueAt
    ? `first answer by ${sayTime(dueAt, timeZone)} (${policyName})`
    : `no time named (${policyName})`
}

/** A moment by the organization's clocks, such as "3 Mar 2026, 14:05". */
export function sayTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
}
