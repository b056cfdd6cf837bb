import { addressParser } from 'postal-mime'
import { SHIELD, shieldWords } from '../charset/encoded-words.ts'

/** A mailbox as written by the sender: `name` may be empty, `address` is `local@domain` or empty. */
export type Address = { name: string; address: string }

/**
 * The mailboxes of address headers (RFC 5322, 3.4), groups opened, at most 1,000. Entries without a usable
 * address are kept with an empty one. No address comes out of an encoded word or a quoted name.
 */
export function parseAddresses(values: readonly string[]): Address[] {
  const found: Address[] = []
  for (const value of values) {
    for (const address of parseValue(value)) {
      if (found.length < MAX_ADDRESSES) found.push(address)
    }
  }
  return found
}

/** A name or title on one line: no control characters, no direction overrides, no runs of spaces. */
export function oneLine(text: string, limit = 1000): string {
  const bounded = text.length > limit * 4 ? text.slice(0, limit * 4) : text
  return bounded
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, limit)
}

const MAX_ADDRESSES = 1000
const MAX_LENGTH = 320
const QUOTED_LOCAL = /"((?:[^"\\]|\\.){0,100})"(?=@)/g
const DOT_ATOM = /^[^\s"(),:;<>@[\\\]\p{Cc}]+$/u
const DOMAIN = /^(?:\[[0-9a-f:.]{3,60}\]|[\p{L}\p{M}\p{N}._-]+)$/iu

function parseValue(value: string): Address[] {
  const bare = bareAddresses(value)
  if (bare !== null) return bare
  const words = shieldWords(boundNesting(withBracket(tidy(value))))
  const locals: string[] = []
  // A quoted local part is set aside: taken apart, `"x@evil.test y"@ours.test` would name another domain.
  const text = words.shielded.replace(QUOTED_LOCAL, (quoted) => {
    locals.push(quoted)
    return `quoted-local-part-${locals.length - 1}-`
  })
  const unquote = (part: string) =>
    part.replace(/quoted-local-part-(\d+)-/g, (_, index: string) => locals[Number(index)] ?? '')
  return addressParser(text, { flatten: true }).map((entry) => {
    const name = cleanName(words.restore(unquote(entry.name ?? '')))
    const written = unquote(entry.address ?? '')
    const address = written.search(SHIELD) >= 0 ? '' : cleanAddress(written)
    return { name: name === '' && address === '' ? cleanName(words.restore(written)) : name, address }
  })
}

/** Some programs part the addresses of a list by spaces alone. */
function bareAddresses(value: string): Address[] | null {
  const tokens = value.trim().split(/[\s,;]+/)
  if (tokens.length < 2 || !tokens.every((token) => /^[^\s"<>(),;:=?@]+@[^\s"<>(),;:=?@]+$/.test(token)))
    return null
  return tokens.map((token) => ({ name: '', address: cleanAddress(token) }))
}

/** Puts back the bracket that is missing in front of an address (`Joe joe@host>`). */
function withBracket(value: string): string {
  if (value.includes('<') || !value.endsWith('>') || value.length > MAX_LENGTH * 2) return value
  return value.replace(
    /^("[^"]{0,200}"|[^"<>@,;:]{0,200})\s([^\s"<>@,;:=?]{1,64}@[^\s"<>@,;:=?]{1,255}>)$/,
    '$1 <$2',
  )
}

/** Removes the comments that part an address (`joe(his account)@host`) and keeps those that name someone. */
function tidy(value: string): string {
  if (!value.includes('(')) return value.replace(/(?<=@[\w-]{1,63})[ \t]{1,9}\.[ \t]{1,9}(?=\w)/g, '.')
  let out = ''
  let depth = 0
  let comment = ''
  let quoted = false
  for (let at = 0; at < value.length; at += 1) {
    const char = value[at] ?? ''
    if (char === '\\') {
      const pair = value.slice(at, at + 2)
      if (depth > 0) comment += pair.slice(1)
      else out += pair
      at += 1
    } else if (depth === 0 && char === '"') {
      quoted = !quoted
      out += char
    } else if (!quoted && char === '(') {
      depth += 1
    } else if (depth > 0 && char === ')') {
      depth -= 1
      if (depth === 0) out += keptComment(out, comment, value[at + 1])
      if (depth === 0) comment = ''
    } else if (depth > 0) {
      comment += char
    } else {
      out += char
    }
  }
  return out
}

function keptComment(before: string, comment: string, next: string | undefined): string {
  const inside = before.lastIndexOf('<') > before.lastIndexOf('>')
  const parted = next === '@' || next === '.' || before.endsWith('@') || before.endsWith('.')
  return inside || parted ? '' : ` (${comment.replace(/[()\\]/g, ' ')}) `
}

/** Nesting is never legal beyond one group; hostile depth is cut before the parser recurses into it. */
function boundNesting(value: string): string {
  let colons = 0
  return value.replace(/:/g, () => (++colons > 200 ? ' ' : ':'))
}

function cleanName(name: string): string {
  const line = oneLine(name, 500)
  return line.replace(/^(["'])(.*)\1$/, '$2').trim()
}

function cleanAddress(written: string): string {
  const joined = written.includes('"') ? written : written.replace(/[ \t]{0,9}([.@])[ \t]{0,9}/g, '$1')
  const route = joined
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^@[^:]*:/, '')
  const at = route.lastIndexOf('@')
  const local = route.slice(0, Math.max(at, 0))
  const domain = route.slice(at + 1).replace(/\.+$/, '')
  const quoted = /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"$/u.test(local)
  if (at < 1 || route.length > MAX_LENGTH || !(quoted || DOT_ATOM.test(local)) || !DOMAIN.test(domain))
    return ''
  return `${local}@${domain}`
}
