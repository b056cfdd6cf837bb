/**
 * Reads the first JSON object (RFC 8259) in a text that may end anywhere, as far as it is written. A number, a word or
 * a key that is cut off is left out; `open` says that the text ended inside a string, which is then given in part.
 */
export function readPartialJson(text: string): { value: unknown; open: boolean } {
  const at = text.indexOf('{')
  const cursor: Cursor = { text, at: at < 0 ? text.length : at, open: false }
  const value = readValue(cursor, 0)
  return { value: value === nothing ? undefined : value, open: cursor.open }
}

type Cursor = { text: string; at: number; open: boolean }

const nothing = Symbol('nothing')
const deepest = 20

function readValue(cursor: Cursor, depth: number): unknown {
  skip(cursor, /[\s]/)
  const first = cursor.text[cursor.at]
  if (first === '"') return readString(cursor)
  if (first !== '{' && first !== '[') return readWord(cursor)
  if (depth > deepest) return giveUp(cursor)
  cursor.at += 1
  return first === '{' ? readObject(cursor, depth) : readArray(cursor, depth)
}

function readObject(cursor: Cursor, depth: number): unknown {
  const fields: [string, unknown][] = []
  for (;;) {
    skip(cursor, /[\s,]/)
    if (cursor.text[cursor.at] !== '"') break
    const key = readString(cursor)
    skip(cursor, /\s/)
    if (cursor.text[cursor.at] !== ':') {
      cursor.open = false
      giveUp(cursor)
      break
    }
    cursor.at += 1
    const value = readValue(cursor, depth + 1)
    if (value !== nothing) fields.push([key, value])
  }
  close(cursor, '}')
  return Object.fromEntries(fields)
}

function readArray(cursor: Cursor, depth: number): unknown {
  const items: unknown[] = []
  for (;;) {
    skip(cursor, /[\s,]/)
    const next = cursor.text[cursor.at]
    if (next === undefined || next === ']' || next === '}') break
    const item = readValue(cursor, depth + 1)
    if (item !== nothing) items.push(item)
  }
  close(cursor, ']')
  return items
}

function readString(cursor: Cursor): string {
  const start = cursor.at + 1
  let end = start
  for (;;) {
    const next = cursor.text[end]
    if (next === '"' || next === undefined) break
    const size = next === '\\' ? (cursor.text[end + 1] === 'u' ? 6 : 2) : 1
    if (end + size > cursor.text.length) break
    end += size
  }
  cursor.open = cursor.text[end] !== '"'
  cursor.at = cursor.open ? cursor.text.length : end + 1
  const written = unquoted(cursor.text.slice(start, end))
  // Half of a pair of surrogates is no character yet.
  return cursor.open ? written.replace(/[\ud800-\udbff]$/, '') : written
}

function unquoted(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return ''
  }
}

/** A number, true, false or null; nothing when it may go on behind the end. */
function readWord(cursor: Cursor): unknown {
  const start = cursor.at
  skip(cursor, /[^\s,\]}]/)
  if (cursor.at >= cursor.text.length) return nothing
  try {
    return JSON.parse(cursor.text.slice(start, cursor.at))
  } catch {
    return giveUp(cursor)
  }
}

function close(cursor: Cursor, bracket: string): void {
  if (cursor.text[cursor.at] === bracket) cursor.at += 1
  else giveUp(cursor)
}

/** What follows is no JSON: as much as could be read is kept. */
function giveUp(cursor: Cursor): typeof nothing {
  cursor.at = cursor.text.length
  return nothing
}

function skip(cursor: Cursor, kind: RegExp): void {
  while (cursor.at < cursor.text.length && kind.test(cursor.text[cursor.at] ?? '')) cursor.at += 1
}
