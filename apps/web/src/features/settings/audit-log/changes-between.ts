export type Change = { field: string; before: string; after: string }

/** The fields that differ between two records, as text; a field one of them lacks reads "—". */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(fresh)])]
  return fields
    .map((field) => ({ field, before: textOf(old[field]), after: textOf(fresh[field]) }))
    .filter((change) => change.before !== change.after)
}

function fieldsOf(record: unknown): Record<string, unknown> {
  if (record === null || record === undefined) return {}
  if (typeof record === 'object' && !Array.isArray(record)) return { ...record }
  return { value: record }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
