import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import type { CustomField, CustomFieldType } from '../field.ts'

/** A date is `YYYY-MM-DD`; null where nothing is said. */
export type Value = string | number | boolean | null

const longestText = 500

type Check = (value: Value, field: CustomField) => Value

const checks: Record<CustomFieldType, Check> = {
  text: (value, field) => {
    if (typeof value !== 'string') throw wrong(field, 'a text')
    const text = storable(value).trim()
    if (text.length > longestText) throw wrong(field, `a text of at most ${longestText} characters`)
    return text === '' ? null : text
  },
  number: (value, field) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(field, 'a number')
    return value
  },
  date: (value, field) => {
    if (typeof value !== 'string' || !isDate(value)) throw wrong(field, 'a date such as 2026-03-31')
    return value
  },
  checkbox: (value, field) => {
    if (typeof value !== 'boolean') throw wrong(field, 'yes or no')
    return value
  },
  select: (value, field) => {
    if (typeof value !== 'string' || !field.options.includes(value))
      throw wrong(field, `one of ${field.options.join(', ')}`)
    return value
  },
}

/** A value as it is kept. Throws Invalid unless it is of the field's type; nothing is guessed. */
export function checkValue(field: CustomField, value: Value): Value {
  return value === null || value === '' ? null : checks[field.type](value, field)
}

const saidYes = new Set(['true', 'yes', '1'])
const saidNo = new Set(['false', 'no', '0'])

const readings: Record<CustomFieldType, (words: string, field: CustomField) => Value> = {
  text: (words) => words,
  number: (words) => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(words) ? Number(words) : words),
  date: (words) => words,
  checkbox: (words) => {
    const said = words.toLowerCase()
    return saidYes.has(said) ? true : saidNo.has(said) ? false : words
  },
  select: (words, { options }) =>
    options.find((option) => option.toLowerCase() === words.toLowerCase()) ?? words,
}

/** The same for a value that was written down as words, as rules and addresses do. */
export function valueFromWords(field: CustomField, words: string): Value {
  const trimmed = words.trim()
  return trimmed === '' ? null : checkValue(field, readings[field.type](trimmed, field))
}

function wrong({ label, key }: CustomField, wanted: string): Invalid {
  return new Invalid(`“${label}” is ${wanted}`, `values.${key}`)
}

function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
