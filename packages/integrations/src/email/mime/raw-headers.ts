import { canonicalCharset, decodeBytes } from '../charset/charset.ts'

export type Header = { name: string; value: string }

/** The top of a mail: its unfolded headers in order (names in lower case) and the bytes after them. */
export type RawMail = { headers: Header[]; body: Uint8Array }

/**
 * Splits a raw mail into headers and body. Forgives a mbox line, blank lines at the top, bare CR line ends,
 * stray lines between headers and a missing blank line, and bounds what one header and all of them may hold.
 */
export function readRawMail(raw: Uint8Array): RawMail {
  const bytes = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  return readFrom(bytes, skipPreamble(bytes))
}

/** Splits a part of a mail: one that begins with a blank line has no headers, whatever its text looks like. */
export function readRawPart(section: Buffer): RawMail {
  return readFrom(section, 0)
}

function readFrom(bytes: Buffer, start: number): RawMail {
  const lines = headerLines(bytes, start)
  const charset = declaredCharset(lines.found)
  const headers: Header[] = []
  let room = MAX_HEADERS_LENGTH
  for (const line of lines.found) {
    const header = toHeader(line, charset)
    if (header === null) continue
    const crowded = room <= 0 || headers.length >= MAX_HEADERS
    if (crowded && !NEEDED.has(header.name)) continue
    if (crowded && headers.some(({ name }) => name === header.name)) continue
    headers.push(header)
    room -= header.value.length
  }
  return { headers, body: bytes.subarray(lines.end) }
}

/** The first non-empty value of a header, or null. */
export function headerValue(headers: readonly Header[], name: string): string | null {
  return headers.find((header) => header.name === name && header.value !== '')?.value ?? null
}

/** All values of a header in the order of the mail. */
export function headerValues(headers: readonly Header[], name: string): string[] {
  return headers.filter((header) => header.name === name).map((header) => header.value)
}

const MAX_HEADERS = 1000
const MAX_HEADERS_LENGTH = 512 * 1024
/** Longest value of one header, in characters; the rest of a longer one is dropped from its middle. */
const MAX_HEADER_LENGTH = 64 * 1024
const HEAD_LENGTH = 8 * 1024
/** Headers that start later than this are taken for text. */
const MAX_SCANNED = 4 * 1024 * 1024

const NEEDED = new Set([
  'from',
  'to',
  'cc',
  'reply-to',
  'sender',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-disposition',
  'auto-submitted',
  'precedence',
  'list-id',
])
const HEADER = /^([!-9;-~]{1,200})[ \t]*:/
const USUAL =
  /^(?:x-[\w-]+|received|return-path|delivered-to|content-[\w-]+|mime-version|date|from|to|cc|bcc|subject|sender|reply-to|message-id|in-reply-to|references|user-agent|importance|dkim-signature|list-[\w-]+)[ \t]*:/i

/** What no one quotes below a line of text that stands where headers should. */
const BY_PROGRAMS =
  /^(?:received|return-path|delivered-to|dkim-signature|mime-version|message-id|in-reply-to|content-type|content-transfer-encoding|x-received|x-mailer|authentication-results)[ \t]*:/i
/** Lines that are looked at below a stray one, and how many stray ones there may be. */
const MAX_AHEAD = 40
const MAX_STRAY = 200

function withLineFeeds(bytes: Buffer): Buffer {
  const top = bytes.subarray(0, MAX_HEADER_LENGTH)
  if (top.includes(10) || !top.includes(13)) return bytes
  return Buffer.from(bytes.map((byte) => (byte === 13 ? 10 : byte)))
}

/** Where the headers start: after a byte order mark, blank lines that headers follow (of spaces, too), and a mbox line. */
function skipPreamble(bytes: Buffer): number {
  const top = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  let start = top
  while (start < MAX_HEADER_LENGTH && isSpace(bytes[start])) start += 1
  if (/^>?From (?! *:)/.test(peek(bytes, start))) {
    const end = bytes.indexOf(10, start)
    return end < 0 ? bytes.length : end + 1
  }
  return USUAL.test(peek(bytes, start)) ? start : top
}

type Lines = { found: Buffer[]; end: number }

function headerLines(bytes: Buffer, start: number): Lines {
  const found: Buffer[] = []
  let open = -1
  let at = start
  let stray = 0
  const close = () => {
    if (open >= 0) found.push(bytes.subarray(open, at))
    open = -1
  }
  while (at < bytes.length && at - start < MAX_SCANNED) {
    const feed = bytes.indexOf(10, at)
    const next = feed < 0 ? bytes.length : feed + 1
    const first = bytes[at]
    if (first === 10 || (first === 13 && next - at <= 2)) {
      close()
      return { found, end: next }
    }
    if (!isFolded(first) || open < 0) {
      close()
      if (HEADER.test(peek(bytes, at))) open = at
      else if (!headersGoOn(bytes, next) && !(stray < MAX_STRAY && isUnfoldedAbove(bytes, next)))
        return { found, end: at }
      if (open < 0) stray += 1
    }
    at = next
  }
  close()
  return { found, end: at }
}

/** A stray line is skipped only when usual headers follow it, after what is left of a torn one at most. */
function headersGoOn(bytes: Buffer, at: number): boolean {
  const next = peek(bytes, at)
  if (!isFolded(bytes[at])) return USUAL.test(next)
  const feed = bytes.indexOf(10, at)
  return feed >= 0 && USUAL.test(peek(bytes, feed + 1))
}

/** Whether programs on the way took the folds off long headers: others that only programs write still follow. */
function isUnfoldedAbove(bytes: Buffer, start: number): boolean {
  let at = start
  for (let line = 0; line < MAX_AHEAD && at < bytes.length; line += 1) {
    const text = peek(bytes, at)
    if (/^\r?\n/.test(text)) return false
    if (BY_PROGRAMS.test(text)) return true
    const feed = bytes.indexOf(10, at)
    if (feed < 0) return false
    at = feed + 1
  }
  return false
}

function isSpace(byte: number | undefined): boolean {
  return byte === 10 || byte === 13 || isFolded(byte)
}

function isFolded(byte: number | undefined): boolean {
  return byte === 32 || byte === 9
}

function peek(bytes: Buffer, at: number): string {
  return bytes.subarray(at, at + 260).toString('latin1')
}

/** Raw 8-bit headers carry no label of their own: the body's is the best hint. */
function declaredCharset(lines: Buffer[]): string | null {
  for (const line of lines) {
    const text = line.subarray(0, 2000).toString('latin1')
    if (!/^content-type[ \t]*:/i.test(text)) continue
    return canonicalCharset(/charset\s*=\s*"?([^\s";]+)/i.exec(text)?.[1])
  }
  return null
}

function toHeader(line: Buffer, charset: string | null): Header | null {
  const colon = line.indexOf(58)
  const name = line.subarray(0, colon).toString('latin1').trim().toLowerCase()
  const bytes = boundedValue(line.subarray(colon + 1))
  const text = decodeHeaderBytes(bytes, charset)
  // Unfolding keeps the white space of the fold (RFC 5322, 2.2.3) and no control character.
  const value = text
    .replace(/\r?\n(?=[ \t])/g, '')
    .replace(/(?!\t)\p{Cc}/gu, ' ')
    .trim()
  return name === '' ? null : { name, value }
}

function boundedValue(value: Buffer): Buffer {
  if (value.length <= MAX_HEADER_LENGTH) return value
  const tail = value.subarray(value.length - (MAX_HEADER_LENGTH - HEAD_LENGTH))
  return Buffer.concat([value.subarray(0, HEAD_LENGTH), Buffer.from(' '), tail])
}

function decodeHeaderBytes(bytes: Buffer, charset: string | null): string {
  return decodeBytes(bytes, charset !== null && /^(utf-7|utf-16)/.test(charset) ? null : charset)
}
