import type { Route, Severity } from '../../conversations/query/row.ts'
import type { PolicyConditions } from './policy.ts'

/** What conditions of policies are about. */
export type PolicyFacts = {
  priority: Severity
  severity: Severity | null
  route: Route | null
  categoryId: string | null
  teamId: string | null
  mailboxId: string
  tags: readonly string[]
  language: string | null
  /** set for this conversation, whatever the conditions */
  pinnedPolicyId: string | null
}

/** For each list of a condition, what of a conversation it is compared with. */
const compared: {
  [C in keyof Required<PolicyConditions>]: (facts: PolicyFacts) => readonly (string | null)[]
} = {
  priorities: ({ priority }) => [priority],
  severities: ({ severity }) => [severity],
  routes: ({ route }) => [route],
  categoryIds: ({ categoryId }) => [categoryId],
  teamIds: ({ teamId }) => [teamId],
  mailboxIds: ({ mailboxId }) => [mailboxId],
  tags: ({ tags }) => tags,
  languages: ({ language }) => [language],
}

type Conditional = { id: string; conditions: PolicyConditions }

/** The policy that was set for a conversation, else the first one that fits; policies come in their order. */
export function choosePolicy<P extends Conditional>(policies: readonly P[], facts: PolicyFacts): P | null {
  const pinned = policies.find(({ id }) => id === facts.pinnedPolicyId)
  return pinned ?? policies.find(({ conditions }) => holds(conditions, facts)) ?? null
}

function holds(conditions: PolicyConditions, facts: PolicyFacts): boolean {
  return Object.entries(compared).every(([name, ofFacts]) => {
    const wanted: readonly string[] = conditions[name as keyof PolicyConditions] ?? []
    return wanted.length === 0 || ofFacts(facts).some((one) => one !== null && wanted.includes(one))
  })
}
