import type { ActionKind, Fields, FieldValue } from './kind.ts'

/** What of the values the action takes, each by its own type; the rest is dropped, blanks too. */
export function acceptFields(kind: ActionKind, values: Record<string, unknown>): Fields {
  return Object.fromEntries(
    Object.entries(kind.schema.shape).flatMap(([field, type]) => {
      const value = values[field]
      if (value === undefined || value === null || value === '') return []
      const checked = (type as { safeParse(value: unknown): { success: boolean; data?: unknown } }).safeParse(
        value,
      )
      return checked.success && checked.data !== undefined ? [[field, checked.data as FieldValue]] : []
    }),
  )
}

/** The fields that still have to be filled in before the action can be approved. */
export function missingFields(kind: ActionKind, fields: Fields): string[] {
  const checked = kind.schema.safeParse(fields)
  if (checked.success) return []
  return [...new Set(checked.error.issues.map(({ path }) => String(path[0] ?? '')))]
}

/** A template with the fields in its braces; what is not known yet shows as an ellipsis. */
export function say(template: string, fields: Fields): string {
  return template.replace(/\{(\w+)\}/g, (_, field: string) => spell(fields[field]))
}

function spell(value: FieldValue | undefined): string {
  if (value === undefined) return '…'
  if (typeof value === 'string') return value
  return Number.isInteger(value) ? String(value) : value.toFixed(2)
}
