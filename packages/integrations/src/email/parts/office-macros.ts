/** Whether an office document, old (OLE) or new (zip), holds macros. Looks for their storage, unpacks nothing. */
export function holdsMacros(content: Uint8Array): boolean {
  const bytes = bufferOf(content)
  if (bytes.length > 8 && bytes.readUInt32BE(0) === OLE) return bytes.includes(MACRO_STORAGE)
  return readZipNames(content).some((name) => /(?:^|\/)vbaProject\w*\.bin$|(?:^|\/)macrosheets\//i.test(name))
}

/** Names in a zip's directory, at most 2,000; empty for every other file. */
export function readZipNames(content: Uint8Array): string[] {
  const bytes = bufferOf(content)
  if (bytes.length < 22 || bytes.readUInt32BE(0) !== ZIP) return []
  const names: string[] = []
  let at = startOfDirectory(bytes)
  while (at >= 0 && at + 46 <= bytes.length && names.length < MAX_NAMES) {
    if (bytes.readUInt32BE(at) !== ENTRY) break
    const end = at + 46 + bytes.readUInt16LE(at + 28)
    names.push(bytes.subarray(at + 46, end).toString('utf8'))
    at = end + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return names
}

const OLE = 0xd0cf11e0
const ZIP = 0x504b0304
const ENTRY = 0x504b0102
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06])
/** A zip ends with a record of 22 bytes and a comment of up to 65,535. */
const LONGEST_END = 22 + 65_535
const MAX_NAMES = 2_000
const MACRO_STORAGE = Buffer.from('_VBA_PROJECT', 'utf16le')

function startOfDirectory(bytes: Buffer): number {
  const tail = Math.max(0, bytes.length - LONGEST_END)
  const end = bytes.subarray(tail).lastIndexOf(END_OF_DIRECTORY)
  return end < 0 || tail + end + 20 > bytes.length ? -1 : bytes.readUInt32LE(tail + end + 16)
}

function bufferOf(content: Uint8Array): Buffer {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength)
}
