import type { Facts } from '../facts/facts.ts'
import { dates } from './dates.ts'
import type { Field, FieldType, FieldValue } from './field.ts'
import { matchesPattern } from './pattern.ts'

export type Expected = string | number | readonly string[] | undefined

/** What is asked for besides the field: nothing, a text, a number, a day, one of its choices, or several. */
export type Operand = 'nothing' | 'text' | 'pattern' | 'number' | 'date' | 'one' | 'several'

export type Operator = {
  /** as it follows the field in a sentence */
  label: string
  operand: Operand
  holds(actual: FieldValue, expected: Expected, field: Field, facts: Facts): boolean
}

const text = (value: FieldValue | Expected) => String(value ?? '').toLocaleLowerCase('en')
const isSet = (value: FieldValue) =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
const list = (value: FieldValue | Expected): string[] => (Array.isArray(value) ? value.map(text) : [])
const oneOf = (actual: FieldValue, expected: Expected) =>
  isSet(actual) && list(expected).includes(text(actual))

const presence: Record<string, Operator> = {
  is_set: { label: 'is set', operand: 'nothing', holds: (actual) => isSet(actual) },
  is_empty: { label: 'is empty', operand: 'nothing', holds: (actual) => !isSet(actual) },
}

const texts: Record<string, Operator> = {
  contains: {
    label: 'contains',
    operand: 'text',
    holds: (actual, wanted) => text(actual).includes(text(wanted)),
  },
  contains_not: {
    label: 'does not contain',
    operand: 'text',
    holds: (actual, wanted) => !text(actual).includes(text(wanted)),
  },
  contains_any: {
    label: 'contains one of',
    operand: 'several',
    holds: (actual, wanted) => list(wanted).some((part) => text(actual).includes(part)),
  },
  is: { label: 'is', operand: 'text', holds: (actual, wanted) => text(actual) === text(wanted) },
  is_not: { label: 'is not', operand: 'text', holds: (actual, wanted) => text(actual) !== text(wanted) },
  is_one_of: { label: 'is one of', operand: 'several', holds: oneOf },
  starts_with: {
    label: 'begins with',
    operand: 'text',
    holds: (actual, wanted) => text(actual).startsWith(text(wanted)),
  },
  ends_with: {
    label: 'ends with',
    operand: 'text',
    holds: (actual, wanted) => text(actual).endsWith(text(wanted)),
  },
  matches: {
    label: 'matches the pattern',
    operand: 'pattern',
    holds: (actual, wanted) => matchesPattern(String(wanted), String(actual ?? '')),
  },
  ...presence,
}

const compare =
  (holds: (actual: number, expected: number) => boolean): Operator['holds'] =>
  (actual, expected) =>
    typeof actual === 'number' && typeof expected === 'number' && holds(actual, expected)

const numbers: Record<string, Operator> = {
  at_least: { label: 'is at least', operand: 'number', holds: compare((actual, wanted) => actual >= wanted) },
  at_most: { label: 'is at most', operand: 'number', holds: compare((actual, wanted) => actual <= wanted) },
  above: { label: 'is above', operand: 'number', holds: compare((actual, wanted) => actual > wanted) },
  below: { label: 'is below', operand: 'number', holds: compare((actual, wanted) => actual < wanted) },
  equals: { label: 'is', operand: 'number', holds: compare((actual, wanted) => actual === wanted) },
  ...presence,
}

const choices: Record<string, Operator> = {
  is: {
    label: 'is',
    operand: 'one',
    holds: (actual, wanted) => isSet(actual) && text(actual) === text(wanted),
  },
  is_not: { label: 'is not', operand: 'one', holds: (actual, wanted) => text(actual) !== text(wanted) },
  is_one_of: { label: 'is one of', operand: 'several', holds: oneOf },
  is_none_of: { label: 'is none of', operand: 'several', holds: (actual, wanted) => !oneOf(actual, wanted) },
  ...presence,
}

const rank = ({ choices: scale = [] }: Field, value: FieldValue | Expected) => scale.indexOf(String(value))
const ranked =
  (holds: (actual: number, wanted: number) => boolean): Operator['holds'] =>
  (actual, wanted, field) =>
    isSet(actual) && holds(rank(field, actual), rank(field, wanted))

const scales: Record<string, Operator> = {
  ...choices,
  at_least: { label: 'is at least', operand: 'one', holds: ranked((actual, wanted) => actual >= wanted) },
  at_most: { label: 'is at most', operand: 'one', holds: ranked((actual, wanted) => actual <= wanted) },
}

const sets: Record<string, Operator> = {
  include_any: {
    label: 'include one of',
    operand: 'several',
    holds: (actual, wanted) => list(wanted).some((name) => list(actual).includes(name)),
  },
  include_all: {
    label: 'include',
    operand: 'several',
    holds: (actual, wanted) => list(wanted).every((name) => list(actual).includes(name)),
  },
  include_none: {
    label: 'include none of',
    operand: 'several',
    holds: (actual, wanted) => !list(wanted).some((name) => list(actual).includes(name)),
  },
  are_empty: { label: 'are empty', operand: 'nothing', holds: (actual) => !isSet(actual) },
}

const flags: Record<string, Operator> = {
  is_true: { label: '', operand: 'nothing', holds: (actual) => actual === true },
  is_false: { label: 'is not so', operand: 'nothing', holds: (actual) => actual !== true },
}

const byType: Record<FieldType, Record<string, Operator>> = {
  text: texts,
  number: numbers,
  choice: choices,
  scale: scales,
  named: choices,
  set: sets,
  flag: flags,
  date: { ...dates, ...presence },
}

export function operatorOf(type: FieldType, name: string): Operator | undefined {
  return Object.hasOwn(byType[type], name) ? byType[type][name] : undefined
}

/** An operator for what says nothing: all types that have one of this name agree about that. */
export function operatorForNothing(name: string): Operator | undefined {
  const type = Object.values(byType).find((operators) => Object.hasOwn(operators, name))
  return type?.[name]
}

/** The operators of each type of field, in the order in which the editor offers them. */
export function listOperators(): { type: FieldType; name: string; label: string; operand: Operand }[] {
  return Object.entries(byType).flatMap(([type, operators]) =>
    Object.entries(operators).map(([name, { label, operand }]) => ({
      type: type as FieldType,
      name,
      label,
      operand,
    })),
  )
}
