import type { Replay, Subject } from './api.ts'

type Kind = Subject['kind']

export const kindWords: Record<Kind, string> = {
  workflow: 'Workflow',
  prompt: 'Prompt',
  threshold: 'Autonomy',
  article: 'Article',
  sla_policy: 'SLA policy',
}

/** What a trial of each kind compares, in a sentence. */
export const comparedWords: Record<Kind, string> = {
  workflow: 'What you have written, compared with the version in use.',
  prompt: 'Your words, compared with those in use. Both are asked of the provider.',
  threshold: 'The bar you chose, compared with the one that holds.',
  article: 'What you have written, compared with what is published.',
  sla_policy: 'What you have set, compared with the policies in force, as if they had always been.',
}

const columnWords: Record<string, string> = {
  category: 'Category',
  route: 'Route',
  severity: 'Severity',
  assignee: 'Assignee',
  team: 'Team',
  tags: 'Tags',
  status: 'Status',
  priority: 'Priority',
  replies: 'Reply',
  sla: 'SLA',
  steps: 'Steps',
}

export function columnName(field: string): string {
  return columnWords[field] ?? field
}

const numberWords: Record<string, string> = {
  replies: 'Replies',
  answered_alone: 'Answered alone',
  reviewed_alone: 'Of those, reviewed',
  good_alone: 'Of those, good',
  broken_promises: 'Promises broken',
}

export function numberName(name: string): string {
  return numberWords[name] ?? name
}

/** Millionths of a dollar as dollars; small ones keep their digits. */
export function costWords(micros: number | null): string {
  if (micros === null) return 'an unknown price'
  const dollars = micros / 1_000_000
  const digits = dollars !== 0 && dollars < 0.01 ? 6 : 2
  return `$${dollars.toFixed(digits)}`
}

type Estimate = { calls: number; by: string | null; costMicros: number | null }
type Shown = Estimate & { conversations: number; budgetLeftMicros: number | null }

/** What a trial is about to take, in a sentence or two. */
export function estimateWords({ conversations, calls, by, costMicros, budgetLeftMicros }: Shown): string {
  const over = conversations === 1 ? '1 conversation' : `${conversations} conversations`
  if (by === null) return `${over}. No provider is asked, so it costs nothing.`
  const times = calls === 1 ? 'once' : `${calls} times`
  const cost = costMicros === null ? 'The price of this model is not known' : `About ${costWords(costMicros)}`
  const left =
    budgetLeftMicros === null ? '' : ` ${costWords(budgetLeftMicros)} of this month's budget is left.`
  return `${over}. ${by} is asked up to ${times}. ${cost}.${left}`
}

/** How far a trial came, in words. */
export function stateWords({ state, lookedAt, conversations, error }: Replay): string {
  const far = `${lookedAt} of ${conversations}`
  if (state === 'running') return `Running: ${far}`
  if (state === 'cancelled') return `Cancelled after ${far}`
  if (state === 'failed') return `Stopped after ${far}: ${error ?? 'it failed'}`
  return `Done: ${far}`
}
