import { decodeBase64 } from './base64.ts'

/** Undoes a transfer encoding (RFC 2045, 6), its misspellings (`quoted printable`, `base 64`) included. */
export function decodeTransfer(encoding: string, content: Buffer): Uint8Array {
  const name = encoding.replace(/[^a-z0-9]/g, '')
  if (name.includes('base64')) return decodeBase64(content)
  return name.includes('quotedprintable') ? decodeQuotedPrintable(content) : content
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

function decodeQuotedPrintable(content: Buffer): Uint8Array {
  const out = Buffer.alloc(content.length)
  let length = 0
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at] ?? 0
    const soft = byte === EQUALS ? softBreak(content, at + 1) : 0
    const high = byte === EQUALS ? hexDigit(content[at + 1]) : -1
    const low = high >= 0 ? hexDigit(content[at + 2]) : -1
    if (soft > 0) at = soft - 1
    else if (low >= 0) at += 2
    if (soft === 0) out[length++] = low >= 0 ? high * 16 + low : byte
  }
  return out.subarray(0, length)
}

const EQUALS = 0x3d

/** Where the next line starts when only white space follows up to it, else 0. */
function softBreak(content: Buffer, from: number): number {
  let at = from
  while (content[at] === 32 || content[at] === 9) at += 1
  if (content[at] === 13) at += 1
  if (content[at] === 10) return at + 1
  return at >= content.length ? at : 0
}

function hexDigit(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
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
