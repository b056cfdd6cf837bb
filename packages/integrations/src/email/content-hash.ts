import { createHash } from 'node:crypto'
import { parseMessageId } from './mime/message-ids.ts'

/**
 * What makes two raw mails the same mail. `bodyHash` is the sha256, in hex, of the body with the headers that say
 * who wrote what to whom, so a copy sent again after a lost answer hashes alike; line ends do not count.
 */
export function mailIdentity(raw: Uint8Array): { providerMessageId: string | null; bodyHash: string } {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const end = endOfHeaders(bytes)
  const headers = splitHeaders(bytes.subarray(0, end).toString('latin1'))
  const hash = createHash('sha256')
  let messageId: string | null = null
  for (const header of headers) {
    const name = header
      .slice(0, Math.max(header.indexOf(':'), 0))
      .trim()
      .toLowerCase()
    if (!TELLING.has(name)) continue
    if (name === 'message-id' && messageId === null) messageId = readId(header)
    hash.update(`${header.trimEnd()}\n`, 'latin1')
  }
  hash.update('\n')
  hash.update(withoutCarriageReturns(bytes.subarray(end)))
  return { providerMessageId: messageId, bodyHash: hash.digest('hex') }
}

/**
 * The headers that make a mail this mail. Servers add others on the way, and a program that sends again after
 * a lost answer may date the copy anew.
 */
const TELLING = new Set([
  'message-id',
  'from',
  'sender',
  'to',
  'cc',
  'subject',
  'in-reply-to',
  'references',
  'content-type',
  'content-transfer-encoding',
])

function endOfHeaders(bytes: Buffer): number {
  const crlf = bytes.indexOf('\r\n\r\n')
  const lf = bytes.indexOf('\n\n')
  const ends = [crlf < 0 ? bytes.length : crlf + 2, lf < 0 ? bytes.length : lf + 1]
  return Math.min(...ends)
}

function splitHeaders(block: string): string[] {
  return block
    .replaceAll('\r\n', '\n')
    .split(/\n(?![ \t])/)
    .filter((header) => header.trim() !== '')
}

function readId(header: string): string | null {
  return parseMessageId(header.slice(header.indexOf(':') + 1).replace(/\s+/g, ' '))
}

/** The body with LF line ends, as servers change them, and without blank lines around it. */
function withoutCarriageReturns(body: Buffer): Buffer {
  if (!body.includes(13)) return trimBlankLines(body)
  const out = Buffer.allocUnsafe(body.length)
  let length = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0
    if (byte !== 13 || body[at + 1] !== 10) out[length++] = byte
  }
  return trimBlankLines(out.subarray(0, length))
}

function trimBlankLines(body: Buffer): Buffer {
  let start = 0
  while (body[start] === 10) start += 1
  let end = body.length
  while (end > start && body[end - 1] === 10) end -= 1
  return body.subarray(start, end)
}
