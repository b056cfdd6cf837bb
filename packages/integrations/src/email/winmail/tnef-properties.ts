/** The values of MAPI properties by their id; of several values the first. */
export type MapiProperties = Map<number, { value: Buffer; unicode: boolean }>

/** Reads a list of MAPI properties as TNEF writes them (MS-OXTNEF, 2.1.3.4); stops at the first that is damaged. */
export function readMapiProperties(bytes: Buffer): MapiProperties {
  const found: MapiProperties = new Map()
  if (bytes.length < 4) return found
  const count = Math.min(bytes.readUInt32LE(0), MAX_PROPERTIES)
  let at = 4
  for (let read = 0; read < count && at + 4 <= bytes.length; read += 1) {
    const type = bytes.readUInt16LE(at)
    const id = bytes.readUInt16LE(at + 2)
    const start = id >= FIRST_NAMED ? skipName(bytes, at + 4) : at + 4
    const next = readValues(bytes, start, type)
    if (next === null) break
    if (next.value !== null && !found.has(id))
      found.set(id, { value: next.value, unicode: (type & ~MULTIPLE) === UNICODE })
    at = next.end
  }
  return found
}

const MAX_PROPERTIES = 10_000
const MAX_VALUES = 10_000
const FIRST_NAMED = 0x8000
const MULTIPLE = 0x1000
const UNICODE = 0x1f
/** Text, Unicode text, object and bytes come with their length. */
const MEASURED = new Set([0x1e, UNICODE, 0x0d, 0x102])
/** Sizes of the other types; those of two bytes are padded to four. */
const SIZES: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}

/** A named property has a set of names, and a number or text in it. */
function skipName(bytes: Buffer, at: number): number {
  if (at + 24 > bytes.length) return bytes.length
  const length = bytes.readUInt32LE(at + 16) === 0 ? 0 : padded(bytes.readUInt32LE(at + 20))
  return at + 24 + length
}

function readValues(
  bytes: Buffer,
  start: number,
  type: number,
): { value: Buffer | null; end: number } | null {
  const base = type & ~MULTIPLE
  const measured = MEASURED.has(base)
  const counted = measured || base !== type
  if (start + (counted ? 4 : 0) > bytes.length) return null
  const count = counted ? bytes.readUInt32LE(start) : 1
  if (count > MAX_VALUES) return null
  let at = start + (counted ? 4 : 0)
  let value: Buffer | null = null
  for (let read = 0; read < count; read += 1) {
    const length = measured ? lengthAt(bytes, at) : (SIZES[base] ?? null)
    if (length === null) return null
    const from = measured ? at + 4 : at
    if (length > bytes.length - from) return null
    value ??= bytes.subarray(from, from + length)
    at = from + (measured ? padded(length) : length)
  }
  return { value, end: at }
}

function lengthAt(bytes: Buffer, at: number): number | null {
  return at + 4 > bytes.length ? null : bytes.readUInt32LE(at)
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
