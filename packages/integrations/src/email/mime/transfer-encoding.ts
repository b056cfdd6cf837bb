import type { MimePart } from './mime-tree.ts'

/** Undoes the transfer encodings whose names the MIME parser does not recognise (`quoted printable`, `base 64`). */
export function decodeMisnamedTransfer(part: MimePart): Uint8Array {
  const name = part.transferEncoding.replace(/[^a-z0-9]/g, '')
  if (part.transferEncoding === '' || UNDERSTOOD.test(part.transferEncoding)) return part.content
  if (name.startsWith('quotedprintable')) return decodeQuotedPrintable(part.content)
  if (name.startsWith('base64')) return Buffer.from(latin1(part.content), 'base64')
  return part.content
}

/** Takes the files that uuencoding put into a text out of it: `begin 644 name`, lines, `end`. */
export function splitUuencoded(text: string): {
  text: string
  files: { filename: string; content: Uint8Array }[]
} {
  if (!/^begin [0-7]{3,4} \S/m.test(text)) return { text, files: [] }
  const files: { filename: string; content: Uint8Array }[] = []
  const kept: string[] = []
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const name = /^begin [0-7]{3,4} (\S[^\r]{0,250})\r?$/.exec(lines[at] ?? '')?.[1]
    const end = name === undefined ? -1 : endOfBlock(lines, at + 1)
    if (name === undefined || end < 0) {
      kept.push(lines[at] ?? '')
    } else {
      files.push({ filename: name, content: Buffer.concat(lines.slice(at + 1, end).map(decodeUuLine)) })
      at = end
    }
  }
  return { text: kept.join('\n'), files }
}

// A closing quote or comment before the name is skipped by the parser too.
const UNDERSTOOD = /^\W*(?:base64|quoted-printable|7bit|8bit|binary)\b/

function decodeQuotedPrintable(content: Uint8Array): Uint8Array {
  const text = latin1(content)
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(text, 'latin1')
}

/** Index of the line `end`, or -1 when something else than encoded lines comes before it. */
function endOfBlock(lines: string[], from: number): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').replace(/\r$/, '')
    if (line === 'end') return at
    if (!/^[\x20-\x60]{0,90}$/.test(line)) return -1
  }
  return -1
}

function decodeUuLine(written: string): Buffer {
  const line = written.replace(/\r$/, '')
  const length = (line.charCodeAt(0) - 32) & 63
  if (line === '' || length === 0) return Buffer.alloc(0)
  const bytes: number[] = []
  for (let at = 1; at < line.length && bytes.length < length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map(
      (step) => ((line.charCodeAt(at + step) || 32) - 32) & 63,
    )
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return Buffer.from(bytes.slice(0, length))
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
