type FromStart = { start: number; end?: number }
type FromEnd = { start?: undefined; last: number }

/**
 * The one byte range a request asks for; null when it asks for none, for several, or under a condition. All
 * of these may be answered with the whole file.
 */
export function parseRange(headers: Headers): FromStart | FromEnd | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get('range') ?? '') ?? []
  if (headers.has('if-range') || first + last === '') return null
  if (first === '') return Number(last) > 0 ? { last: Number(last) } : null
  const start = Number(first)
  if (last === '') return { start }
  return Number(last) >= start ? { start, end: Number(last) } : null
}
