import type { Names } from '../actions/action.ts'
import type { Facts } from '../facts/facts.ts'
import { type Comparison, type Condition, partsOf } from './condition.ts'
import type { FieldValue } from './field.ts'
import { fieldOf } from './fields.ts'
import { operatorForNothing, operatorOf } from './operators.ts'
import { ownFieldIn } from './own-fields.ts'
import { sayCondition, sayValue } from './say.ts'

/** How a condition came out: the sentence, whether it holds, what was seen, and the same of its parts. */
export type Verdict = {
  said: string
  holds: boolean
  saw?: string
  by?: 'all' | 'any' | 'none'
  parts?: Verdict[]
}

const counts = {
  all: (parts: Verdict[]) => parts.every(({ holds }) => holds),
  any: (parts: Verdict[]) => parts.some(({ holds }) => holds),
  none: (parts: Verdict[]) => parts.every(({ holds }) => !holds),
}

/** Judges a condition and keeps the reasons. Every part is judged, so that a log can show all of them. */
export function evaluate(condition: Condition, facts: Facts, names: Names): Verdict {
  const nested = partsOf(condition)
  if (!nested) return compare(condition as Comparison, facts, names)
  const parts = nested.parts.map((part) => evaluate(part, facts, names))
  return { said: sayCondition(condition, names), by: nested.by, holds: counts[nested.by](parts), parts }
}

/** Whether a condition holds, and no more: for the many that are asked and do not. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  if ('none' in condition) return !condition.none.some((part) => holds(part, facts))
  const own = ownFieldIn(condition.field, facts)
  const field = own?.field ?? fieldOf(condition.field)
  const silent = own !== undefined && !own.said
  const operator = silent ? operatorForNothing(condition.is) : field && operatorOf(field.type, condition.is)
  return field && operator ? operator.holds(field.read(facts), condition.value, field, facts) : false
}

function compare(condition: Comparison, facts: Facts, names: Names): Verdict {
  const field = ownFieldIn(condition.field, facts)?.field ?? fieldOf(condition.field)
  const saw = field?.read(facts) ?? null
  return {
    said: sayCondition(condition, names),
    holds: holds(condition, facts),
    saw: field?.show?.(facts) ?? shown(saw, condition, names),
  }
}

const longestShown = 160

function shown(saw: FieldValue, { field }: Comparison, names: Names): string {
  const text = sayValue(saw, fieldOf(field, names.own), names)
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
