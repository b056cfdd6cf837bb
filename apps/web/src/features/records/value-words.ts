import type { FieldValue, Value } from './api.ts'

/** A value as people read it; empty where nothing is said. */
export function valueWords({ type, value }: Pick<FieldValue, 'type' | 'value'>): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return value.toLocaleString()
  return type === 'date' ? dayOf(value) : value
}

/** What was typed, as the API takes it for a field of this type; null empties the field. */
export function typedValue(type: FieldValue['type'], typed: string): Value {
  const text = typed.trim()
  if (text === '') return null
  return type === 'number' ? Number(text) : text
}

function dayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
}
