/** PostgreSQL's text has no room for NUL, nor for halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}

/** A value for a json column, its texts made storable. */
export function storableValue<T>(value: T): T {
  return JSON.parse(storableJson(value)) as T
}

/** A value as JSON text that a jsonb column takes. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value)
  // What cannot be stored is written as an escape; asking a function about every part takes ten times as long.
  if (text === undefined || !/\\u(?:0000|d[89a-f])/i.test(text)) return text
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part))
}
