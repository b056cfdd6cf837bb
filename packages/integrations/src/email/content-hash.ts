import { createHash } from 'node:crypto'
import { parseMessageId } from './mime/message-ids.ts'

export type MailIdentity = { providerMessageId: string | null; bodyHash: string }

/** As for `MailHasher`, of a mail that is there as a whole. */
export function mailIdentity(raw: Uint8Array): MailIdentity {
  const hasher = new MailHasher()
  hasher.add(raw)
  return hasher.end()
}

/** Headers longer than this, in bytes, are hashed as the rest of the mail is. */
const longestHead = 1024 * 1024

/**
 * Learns from a mail that comes piece by piece what makes two raw mails the same mail. `bodyHash` is the sha256, in
 * hex, of the body with the headers that say who wrote what to whom, so a copy sent again after a lost answer hashes
 * alike; line ends do not count. Of the mail no more is kept than its headers.
 */
export class MailHasher {
  readonly #hash = createHash('sha256')
  readonly #lines = new BodyLines((bytes) => this.#hash.update(bytes))
  #pieces: Uint8Array[] | null = []
  #size = 0
  #head: Buffer = Buffer.alloc(0)
  #messageId: string | null = null

  add(piece: Uint8Array): void {
    if (this.#pieces === null) {
      this.#lines.add(bufferOf(piece))
      return
    }
    this.#pieces.push(piece)
    // The blank line may lie across two pieces.
    const ends = endOfHeaders(Buffer.concat([...lastBytes(this.#pieces.slice(0, -1), 3), piece]))
    this.#size += piece.byteLength
    if (ends || this.#size > longestHead) this.#endHead()
  }

  /** The headers, with the line ends of the mail. */
  get head(): Uint8Array {
    return this.#head
  }

  /** Called once, after the last piece. */
  end(): MailIdentity {
    if (this.#pieces !== null) this.#endHead()
    this.#lines.end()
    return { providerMessageId: this.#messageId, bodyHash: this.#hash.digest('hex') }
  }

  #endHead(): void {
    const bytes = Buffer.concat(this.#pieces ?? [])
    this.#pieces = null
    const end = endOfHeaders(bytes) ?? Math.min(bytes.length, longestHead)
    this.#head = Buffer.from(bytes.subarray(0, end))
    this.#hashHead(splitHeaders(this.#head.toString('latin1')))
    this.#lines.add(bytes.subarray(end))
  }

  #hashHead(headers: string[]): void {
    for (const header of headers) {
      const name = header
        .slice(0, Math.max(header.indexOf(':'), 0))
        .trim()
        .toLowerCase()
      if (!TELLING.has(name)) continue
      if (name === 'message-id' && this.#messageId === null) this.#messageId = readId(header)
      this.#hash.update(`${header.trimEnd()}\n`, 'latin1')
    }
    this.#hash.update('\n')
  }
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

/** Where the blank line behind the headers begins; null where there is none. */
function endOfHeaders(bytes: Buffer): number | null {
  const [crlf, lf] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')]
  if (crlf < 0 && lf < 0) return null
  return Math.min(crlf < 0 ? bytes.length : crlf + 2, lf < 0 ? bytes.length : lf + 1)
}

function lastBytes(pieces: Uint8Array[], count: number): Uint8Array[] {
  const last: Uint8Array[] = []
  for (let at = pieces.length - 1, missing = count; at >= 0 && missing > 0; at -= 1) {
    const piece = pieces[at] ?? new Uint8Array()
    last.unshift(piece.subarray(Math.max(0, piece.byteLength - missing)))
    missing -= piece.byteLength
  }
  return last
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
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

const [lineFeed, carriageReturn] = [10, 13]

/** Hands a body on with LF line ends, as servers change them, and without blank lines around it. */
class BodyLines {
  readonly #out: (bytes: Uint8Array) => void
  #begun = false
  #blankLines = 0
  #endsInReturn = false

  constructor(out: (bytes: Uint8Array) => void) {
    this.#out = out
  }

  add(piece: Buffer): void {
    const bytes = this.#withoutReturns(piece)
    let end = bytes.length
    while (end > 0 && bytes[end - 1] === lineFeed) end -= 1
    let start = 0
    if (!this.#begun) while (start < end && bytes[start] === lineFeed) start += 1
    if (start < end) this.#emit(bytes.subarray(start, end))
    this.#blankLines += bytes.length - end
  }

  /** Called once, after the last piece. */
  end(): void {
    if (this.#endsInReturn) this.#emit(aReturn)
  }

  #emit(bytes: Uint8Array): void {
    for (; this.#begun && this.#blankLines > 0; this.#blankLines -= lineFeeds.length) {
      this.#out(lineFeeds.subarray(0, this.#blankLines))
    }
    this.#begun = true
    this.#blankLines = 0
    this.#out(bytes)
  }

  /** A return counts unless a line feed follows it; what follows the last one comes with the next piece. */
  #withoutReturns(piece: Buffer): Buffer {
    const bytes = this.#endsInReturn ? Buffer.concat([aReturn, piece]) : piece
    this.#endsInReturn = bytes.at(-1) === carriageReturn
    const known = this.#endsInReturn ? bytes.length - 1 : bytes.length
    if (!bytes.includes(carriageReturn)) return bytes
    const kept = Buffer.allocUnsafe(known)
    let length = 0
    for (let at = 0; at < known; at += 1) {
      const byte = bytes[at] ?? 0
      if (byte !== carriageReturn || bytes[at + 1] !== lineFeed) kept[length++] = byte
    }
    return kept.subarray(0, length)
  }
}

const lineFeeds = Buffer.alloc(64 * 1024, lineFeed)
const aReturn = Buffer.of(carriageReturn)
