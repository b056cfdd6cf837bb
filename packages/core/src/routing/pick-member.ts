export type Presence = 'online' | 'away' | 'offline'
export type Method = 'round_robin' | 'least_loaded'
export type LanguageRule = 'required' | 'preferred' | 'ignored'

/** What a conversation asks of whoever answers it. `weight` is what it takes of their capacity. */
export type Needs = {
  skills: { id: string; name: string; level: number }[]
  /** ISO 639-1, or null where it is not known */
  language: string | null
  weight: number
}

export type Candidate = {
  id: string
  name: string
  presence: Presence
  atWork: boolean
  /** level 1 to 5 by skill id */
  skills: Readonly<Record<string, number>>
  languages: readonly string[]
  load: number
  capacity: number
  /** the count of the team's turns when they were last picked; null for never */
  lastTurn: number | null
}

export type PickRules = {
  method: Method
  languageRule: LanguageRule
  /** who answered this contact last; null where that does not count */
  lastAgentId: string | null
}

export type Verdict = 'picked' | 'suitable' | Obstacle
export type Obstacle = 'offline' | 'away' | 'outside_hours' | 'lacks_skill' | 'lacks_language' | 'full'

/** What was found about one candidate; `missing` names the skill or language they lack. */
export type Judged = {
  id: string
  name: string
  verdict: Verdict
  missing: string | null
  load: number
  capacity: number
}

export type Grounds = 'last_agent' | 'only_one' | Method

export type Pick = {
  memberId: string | null
  grounds: Grounds | null
  /** the language the member was picked for, if that told candidates apart */
  language: string | null
  skills: string[]
  /** nobody was found who has what it asks for, and it has waited long enough */
  waived?: true
  candidates: Judged[]
}

/**
 * Picks who is to answer: the last agent of the contact if they can, else by turn or by the share of their
 * capacity that is taken. Never somebody who is away, lacks a skill or would go over their capacity.
 */
export function pickMember(needs: Needs, candidates: readonly Candidate[], rules: PickRules): Pick {
  const able = candidates.filter((one) => obstacleOf(needs, one, rules) === null)
  const speaking = able.filter((one) => speaks(one, needs.language))
  const byLanguage = rules.languageRule !== 'ignored' && speaking.length > 0
  const suitable = byLanguage ? speaking : able
  const last = suitable.find(({ id }) => id === rules.lastAgentId)
  const chosen = last ?? suitable.toSorted(order[rules.method])[0] ?? null
  return {
    memberId: chosen?.id ?? null,
    grounds: chosen && groundsOf(last !== undefined, suitable.length, rules.method),
    language: chosen && byLanguage ? needs.language : null,
    skills: needs.skills.map(({ name }) => name),
    candidates: candidates.map((one) => judge(needs, one, rules, { suitable, chosen })),
  }
}

function groundsOf(last: boolean, suitable: number, method: Method): Grounds {
  if (last) return 'last_agent'
  return suitable === 1 ? 'only_one' : method
}

type Choice = { suitable: readonly Candidate[]; chosen: Candidate | null }

function judge(needs: Needs, one: Candidate, rules: PickRules, { suitable, chosen }: Choice): Judged {
  const { id, name, load, capacity } = one
  const obstacle = obstacleOf(needs, one, rules)
  const verdict = obstacle?.verdict ?? (suitable.includes(one) ? 'suitable' : 'lacks_language')
  const missing = obstacle?.missing ?? (verdict === 'lacks_language' ? needs.language : null)
  return { id, name, verdict: one === chosen ? 'picked' : verdict, missing, load, capacity }
}

function obstacleOf(
  needs: Needs,
  one: Candidate,
  { languageRule }: PickRules,
): { verdict: Obstacle; missing: string | null } | null {
  const lacked = needs.skills.find(({ id, level }) => (one.skills[id] ?? 0) < level)
  if (lacked) return { verdict: 'lacks_skill', missing: lacked.name }
  if (languageRule === 'required' && needs.language !== null && !speaks(one, needs.language)) {
    return { verdict: 'lacks_language', missing: needs.language }
  }
  if (one.presence !== 'online') return { verdict: one.presence, missing: null }
  if (!one.atWork) return { verdict: 'outside_hours', missing: null }
  if (one.load + needs.weight > one.capacity) return { verdict: 'full', missing: null }
  return null
}

function speaks({ languages }: Candidate, language: string | null): boolean {
  return language !== null && languages.includes(language)
}

type Order = (a: Candidate, b: Candidate) => number

const byTurn: Order = (a, b) => (a.lastTurn ?? -1) - (b.lastTurn ?? -1) || (a.id < b.id ? -1 : 1)

const order: Record<Method, Order> = {
  round_robin: byTurn,
  least_loaded: (a, b) => a.load / a.capacity - b.load / b.capacity || byTurn(a, b),
}
