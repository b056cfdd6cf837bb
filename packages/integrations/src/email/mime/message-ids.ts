/** Ids kept of a References header: the first, which names the thread, and the newest. */
const MAX_REFERENCES = 101
const MAX_ID_LENGTH = 900

/** The id of a Message-ID header as `<left@right>`, or null. */
export function parseMessageId(value: string | null): string | null {
  return findIds(value ?? '')[0] ?? wrapBare(value ?? '')
}

/** The first id an In-Reply-To header names, or null: old programs put prose around it. */
export function parseInReplyTo(value: string | null): string | null {
  return findIds(value ?? '').find((id) => id.includes('@')) ?? wrapBare(value ?? '')
}

/** The ids of References headers, oldest first, without repeats; of very many the first and the last 100. */
export function parseReferences(values: readonly string[]): string[] {
  const ids = [...new Set(values.flatMap((value) => idsOrBare(value)))]
  const [first] = ids
  return first === undefined || ids.length <= MAX_REFERENCES ? ids : [first, ...ids.slice(1 - MAX_REFERENCES)]
}

function idsOrBare(value: string): string[] {
  const ids = findIds(value)
  if (ids.length > 0) return ids
  return value.split(/[\s,]+/).flatMap((token) => (token.includes('@') ? (wrapBare(token) ?? []) : []))
}

/** White space inside the brackets is what folding left behind. */
function findIds(value: string): string[] {
  return [...value.matchAll(/<([^<>]{1,1000})>/g)].flatMap(
    (match) => wrap((match[1] ?? '').replace(/\s+/g, '')) ?? [],
  )
}

function wrapBare(value: string): string | null {
  const token = value.trim()
  return /^[^\s<>"]+$/.test(token) ? wrap(token) : null
}

function wrap(id: string): string | null {
  return id === '' || id.length > MAX_ID_LENGTH ? null : `<${id}>`
}
