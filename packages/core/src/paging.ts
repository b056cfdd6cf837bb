import { Malformed } from './errors.ts'
import { storable } from './messages/storable.ts'

export type Page<T> = { items: T[]; nextCursor: string | null }
export type PageInput = { cursor?: string | undefined; limit: number }

/** A cursor is opaque to clients: the sort key of the last row they have seen. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** The parts of a cursor this list gave out, or Malformed. `shape` names the type of each part. */
export function decodeCursor(
  cursor: string | undefined,
  shape: readonly ('time' | 'id' | 'number' | 'text')[],
): (string | number)[] | null {
  if (cursor === undefined) return null
  const parts = parse(cursor)
  const fits = parts?.length === shape.length && shape.every((kind, index) => checks[kind](parts[index]))
  if (!fits) throw new Malformed('This cursor was not given out by this list', 'cursor')
  return parts
}

/** Cuts a list that was fetched with one row too many into a page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null
  return { items: shown.map(toItem), nextCursor }
}

const largest = 2_147_483_647
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isId(text: string): boolean {
  return uuid.test(text)
}

const checks: Record<'time' | 'id' | 'number' | 'text', (part: unknown) => boolean> = {
  time: (part) => typeof part === 'string' && isInstant(part),
  id: (part) => typeof part === 'string' && isId(part),
  number: (part) => typeof part === 'number' && Number.isInteger(part) && part >= 0 && part <= largest,
  text: (part) => typeof part === 'string' && part === storable(part),
}

/** What toISOString writes, in the years that PostgreSQL knows as well. */
function isInstant(part: string): boolean {
  const time = Date.parse(part)
  return /^(?!0000)\d{4}-/.test(part) && !Number.isNaN(time) && new Date(time).toISOString() === part
}

function parse(cursor: string): (string | number)[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parts) ? parts : null
  } catch {
    return null
  }
}
