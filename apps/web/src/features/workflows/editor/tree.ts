import type { Catalogue } from '../api.ts'

export type Comparison = { field: string; is: string; value?: string | number | string[] }
export type Group = { all: Condition[] } | { any: Condition[] } | { none: Condition[] }
export type Condition = Group | Comparison
export type By = 'all' | 'any' | 'none'

export type ActionStep = { do: string; with: Record<string, unknown>; when?: Condition; onError?: string }
export type BranchStep = { if: Condition; yes: Step[]; no: Step[] }
export type WaitStep = { wait: { minutes: number; openHours?: boolean; cancelledBy?: string[] } }
export type StopStep = { stop: true }
export type Step = ActionStep | BranchStep | WaitStep | StopStep

export type Definition = {
  trigger: { on: string; with: Record<string, unknown> }
  conditions: Condition
  steps: Step[]
}

export type Draft = { name: string; description: string; definition: Definition }

/** What the API tells is of this shape: it was checked before it was kept. */
export function asDefinition(told: {
  trigger: Definition['trigger']
  conditions?: unknown
  steps: unknown[]
}) {
  return { ...told, conditions: told.conditions ?? { all: [] } } as Definition
}

/** The parts of a group and how they count; null for a comparison. */
export function partsOf(condition: Condition): { by: By; parts: Condition[] } | null {
  if ('all' in condition) return { by: 'all', parts: condition.all }
  if ('any' in condition) return { by: 'any', parts: condition.any }
  if ('none' in condition) return { by: 'none', parts: condition.none }
  return null
}

export function groupOf(by: By, parts: Condition[]): Group {
  return { all: { all: parts }, any: { any: parts }, none: { none: parts } }[by]
}

/** A list with one entry changed, or with null taken out. */
export function withEntry<T>(list: readonly T[], at: number, entry: T | null): T[] {
  return list.flatMap((kept, index) => (index === at ? (entry === null ? [] : [entry]) : [kept]))
}

/** A list with the entry one place up or down. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const copy = [...list]
  const [entry] = copy.splice(at, 1)
  if (entry !== undefined) copy.splice(Math.max(0, at + by), 0, entry)
  return copy
}

export const emptyComparison: Comparison = { field: 'message.text', is: 'contains', value: '' }

/** The operators a field can be compared by. */
export function operatorsFor(catalogue: Catalogue, field: string) {
  const type = catalogue.fields.find(({ name }) => name === field)?.type ?? 'text'
  return catalogue.operators.filter((operator) => operator.type === type)
}

/** A new step of a kind: an action by its name, or wait, if, stop. */
export function newStep(kind: string): Step {
  if (kind === 'wait') return { wait: { minutes: 60, openHours: false, cancelledBy: ['message_arrived'] } }
  if (kind === 'if') return { if: emptyComparison, yes: [], no: [] }
  if (kind === 'stop') return { stop: true }
  return { do: kind, with: {}, onError: 'stop' }
}
