/**
 * Undoes the compression of rich text in Outlook's mails (MS-OXRTFCP), at most 4 MB of it. Empty when the bytes
 * are none.
 */
export function decompressRtf(bytes: Buffer): Buffer {
  if (bytes.length < 16) return Buffer.alloc(0)
  const size = Math.min(bytes.readUInt32LE(4), MAX_LENGTH)
  const kind = bytes.readUInt32LE(8)
  if (kind === UNCOMPRESSED) return bytes.subarray(16, 16 + size)
  return kind === COMPRESSED ? expand(bytes.subarray(16), size) : Buffer.alloc(0)
}

const MAX_LENGTH = 4_000_000
const COMPRESSED = 0x75465a4c
const UNCOMPRESSED = 0x414c454d
const WINDOW = 4096
/** What the dictionary holds before the first byte. */
const PRELOADED =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'

/** Each byte of flags says of the eight tokens after it which are bytes and which point into the window. */
function expand(input: Buffer, size: number): Buffer {
  const window = Buffer.alloc(WINDOW, ' ')
  let write = window.write(PRELOADED, 'latin1')
  const out = Buffer.alloc(size)
  let length = 0
  const put = (byte: number) => {
    out[length++] = byte
    window[write] = byte
    write = (write + 1) % WINDOW
  }
  let at = 0
  while (at < input.length && length < size) {
    const flags = input[at++] ?? 0
    for (let bit = 0; bit < 8 && at < input.length && length < size; bit += 1) {
      if ((flags & (1 << bit)) === 0) {
        put(input[at++] ?? 0)
        continue
      }
      const token = ((input[at] ?? 0) << 8) | (input[at + 1] ?? 0)
      at += 2
      const from = token >> 4
      // A token that points to where is written next ends the text.
      if (from === write) return out.subarray(0, length)
      for (let step = 0; step < (token & 15) + 2 && length < size; step += 1)
        put(window[(from + step) % WINDOW] ?? 0)
    }
  }
  return out.subarray(0, length)
}
