/**
 * Undoes base64 (RFC 2045, 6.8). What was encoded piece by piece, each with padding of its own, comes out whole;
 * words that someone put below the padding are left out.
 */
export function decodeBase64(content: Buffer): Uint8Array {
  const padding = content.indexOf(PADDING)
  const end = padding < 0 ? content.length : endOfPieces(content, padding + 1)
  if (padding < 0 || end === padding + 1) return Buffer.from(content.toString('latin1'), 'base64')
  return decodePieces(content.subarray(0, end))
}

const PADDING = 0x3d
/** Longer than any word that stands below a file by itself. */
const WORD = 60
const STANDARD = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
const FOR_URLS = valuesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')

function valuesOf(alphabet: string): Int8Array {
  const values = new Int8Array(256).fill(-1)
  for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value
  return values
}

/** Where base64 ends after its first padding: at the first line that holds anything else. */
function endOfPieces(content: Buffer, from: number): number {
  let [end, line] = [from, from]
  let [letters, lettersAbove] = [0, 0]
  let [begun, parted] = [false, false]
  const reached = (at: number, count: number) => (count % 4 === 0 || count >= WORD ? Math.max(at, end) : end)
  for (let at = from; at < content.length; at += 1) {
    const byte = content[at] ?? 0
    if (byte === 10 || byte === 13) {
      ;[line, lettersAbove, begun, parted] = [at + 1, letters, false, false]
    } else if (byte === 32 || byte === 9) {
      parted = begun
    } else if (byte === PADDING) {
      ;[end, letters, lettersAbove, begun, parted] = [at + 1, 0, 0, false, false]
    } else if (parted || (STANDARD[byte] ?? -1) < 0) {
      return reached(line, lettersAbove)
    } else {
      letters += 1
      begun = true
    }
  }
  return reached(content.length, letters)
}

/** Letters of six bits each; padding ends a group, and what it leaves of one that is cut is no byte. */
function decodePieces(content: Buffer): Uint8Array {
  const out = Buffer.alloc(Math.ceil((content.length * 3) / 4))
  let [length, held, bits] = [0, 0, 0]
  for (const byte of content) {
    const value = Math.max(STANDARD[byte] ?? -1, FOR_URLS[byte] ?? -1)
    if (value >= 0) {
      held = ((held << 6) | value) & 0xffff
      bits += 6
    } else if (byte === PADDING) {
      bits = 0
    }
    if (bits >= 8) {
      bits -= 8
      out[length++] = (held >> bits) & 0xff
    }
  }
  return out.subarray(0, length)
}
