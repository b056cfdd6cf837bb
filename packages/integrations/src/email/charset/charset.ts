import {
  decodeCp437,
  decodeCp850,
  decodeHz,
  decodeIso2022Jp,
  decodeIso2022Kr,
  decodeUtf7,
} from './rare-charsets.ts'

/**
 * Decodes bytes to text. The declared label is believed only where the bytes agree: UTF-8 under a Latin
 * label is read as UTF-8, and a missing, unknown or contradicted label is replaced by the one that `within`
 * finds in the bytes, else by the likeliest one.
 */
export function decodeBytes(
  bytes: Uint8Array,
  label: string | null | undefined,
  within: (bytes: Uint8Array) => string | null = () => null,
): string {
  if (isAscii(bytes) && !needsAsciiDecoder(label, bytes)) return asciiToString(bytes)
  const marked = decodeByMark(bytes)
  if (marked !== null) return marked
  const charset = canonicalCharset(label)
  if (charset === null || DOUBTED.has(charset)) {
    return decodeDoubted(bytes, charset === LATIN1 && isAsciiLabel(label) ? 'us-ascii' : charset, within)
  }
  const text = decodeAs(bytes, charset)
  if (!text.includes('\ufffd') || isAscii(bytes)) return text
  return decodeUtf8(bytes) ?? text
}

/** The decoder's name for a charset label as found in mail, or null when nothing can read it. */
export function canonicalCharset(label: string | null | undefined): string | null {
  const written = (label ?? '').trim().toLowerCase().replace(/["']/g, '')
  if (written === '' || written.length > 40) return null
  const plain = written.replace(/^(x-|cs)(?!mac)/, '').replace(/[\s._-]+/g, '')
  const known = ALIASES.get(plain)
  if (known !== undefined) return known
  const codePage = /^(?:cp|windows|win|ms|ibm|dos)(\d+)$/.exec(plain)?.[1]
  if (codePage !== undefined) return CODE_PAGES.get(codePage) ?? existing(`windows-${codePage}`)
  return existing(written) ?? existing(plain)
}

type MailDecoder = InstanceType<typeof TextDecoder>

const LATIN1 = 'windows-1252'
/** Labels that senders use for bytes of every other charset. */
const DOUBTED = new Set([LATIN1, 'utf-8'])

const ALIASES = new Map([
  ['utf8', 'utf-8'],
  ['utf7', 'utf-7'],
  ['unicode11utf7', 'utf-7'],
  ['ascii', LATIN1],
  ['usascii', LATIN1],
  ['ansix341968', LATIN1],
  ['iso646us', LATIN1],
  ['latin1', LATIN1],
  ['l1', LATIN1],
  ['iso88591', LATIN1],
  ['iso885911987', LATIN1],
  ['iso88598i', 'iso-8859-8'],
  ['iso88598e', 'iso-8859-8'],
  ['iso88599', 'windows-1254'],
  ['latin9', 'iso-8859-15'],
  ['shiftjis', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['mskanji', 'shift_jis'],
  ['eucjp', 'euc-jp'],
  ['iso2022jp', 'iso-2022-jp'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['iso2022jp3', 'iso-2022-jp'],
  ['iso2022jp2004', 'iso-2022-jp'],
  ['iso2022jpms', 'iso-2022-jp'],
  ['jis', 'iso-2022-jp'],
  ['junet', 'iso-2022-jp'],
  ['euckr', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['ksc5601', 'euc-kr'],
  ['ksc56011987', 'euc-kr'],
  ['ksc56011989', 'euc-kr'],
  ['ksx1001', 'euc-kr'],
  ['korean', 'euc-kr'],
  ['iso2022kr', 'iso-2022-kr'],
  ['gb2312', 'gb18030'],
  ['gb231280', 'gb18030'],
  ['gbk', 'gb18030'],
  ['euccn', 'gb18030'],
  ['hzgb2312', 'hz-gb-2312'],
  ['big5hkscs', 'big5'],
  ['tis620', 'windows-874'],
  ['iso885911', 'windows-874'],
  ['macroman', 'macintosh'],
  ['xmacroman', 'macintosh'],
])

const CODE_PAGES = new Map([
  ['437', 'cp437'],
  ['850', 'cp850'],
  ['858', 'cp850'],
  ['866', 'ibm866'],
  ['874', 'windows-874'],
  ['932', 'shift_jis'],
  ['31j', 'shift_jis'],
  ['936', 'gb18030'],
  ['949', 'euc-kr'],
  ['950', 'big5'],
  ['1252', LATIN1],
  ['819', LATIN1],
  ['20127', LATIN1],
  ['28591', LATIN1],
  ['28592', 'iso-8859-2'],
  ['50220', 'iso-2022-jp'],
  ['50221', 'iso-2022-jp'],
  ['50222', 'iso-2022-jp'],
  ['51932', 'euc-jp'],
  ['65000', 'utf-7'],
  ['65001', 'utf-8'],
])

const RARE: Record<string, (bytes: Uint8Array) => string> = {
  'utf-7': decodeUtf7,
  cp437: decodeCp437,
  cp850: decodeCp850,
  'iso-2022-jp': decodeIso2022Jp,
  'iso-2022-kr': decodeIso2022Kr,
  'hz-gb-2312': decodeHz,
}

/**
 * Charsets tried when the label cannot be believed, with the letters a real text in them is made of. The
 * order matters: the first that decodes without error and reaches its share wins.
 */
const GUESSES: readonly { charset: string; letters: RegExp; share: number }[] = [
  { charset: 'euc-jp', letters: /[\u3040-\u30ff]/g, share: 0.3 },
  { charset: 'shift_jis', letters: /[\u3040-\u30ff]/g, share: 0.3 },
  { charset: 'euc-kr', letters: /[\uac00-\ud7a3]/g, share: 0.7 },
  { charset: 'gb18030', letters: /[\u4e00-\u9fff\u3001\u3002\uff01-\uff1f]/g, share: 0.85 },
  { charset: 'big5', letters: /[\u4e00-\u9fff\u3001\u3002\uff01-\uff1f]/g, share: 0.85 },
]
const CYRILLIC_GUESSES = ['windows-1251', 'koi8-r'] as const

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder(LATIN1)
const decoders = new Map<string, MailDecoder | null>()

function existing(label: string): string | null {
  if (label in RARE) return label
  return decoderFor(label) === null ? null : label
}

function decoderFor(label: string): MailDecoder | null {
  const known = decoders.get(label)
  if (known !== undefined) return known
  let decoder: MailDecoder | null = null
  try {
    decoder = new TextDecoder(label)
  } catch {
    // Not one of the labels of the Encoding Standard.
  }
  if (decoders.size < 500) decoders.set(label, decoder)
  return decoder
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  return RARE[charset]?.(bytes) ?? (decoderFor(charset) ?? latin1).decode(bytes)
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

function decodeByMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be')
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le')
  return null
}

function decodeDoubted(
  bytes: Uint8Array,
  charset: string | null,
  within: (bytes: Uint8Array) => string | null,
): string {
  if (isAscii(bytes) && looksJapanese(bytes)) return decodeIso2022Jp(bytes)
  const asUtf8 = decodeUtf8(bytes)
  if (asUtf8 !== null) return asUtf8
  if (charset === LATIN1) return latin1.decode(bytes)
  const named = canonicalCharset(within(bytes))
  if ((charset === 'utf-8' || named === 'utf-8') && mostlyUtf8(bytes)) return new TextDecoder().decode(bytes)
  if (named !== null && !DOUBTED.has(named)) return decodeAs(bytes, named)
  return charset === 'us-ascii' ? latin1.decode(bytes) : guess(bytes)
}

/** Bytes that are not ASCII contradict the label, whose charset is otherwise read as Latin. */
function isAsciiLabel(label: string | null | undefined): boolean {
  return /ascii|x3\.4|iso646-us|20127/i.test(label ?? '')
}

/** UTF-8 with a few damaged places stays UTF-8: only the damage is lost. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  const sound = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0
  return sound > broken
}

function guess(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 20_000)
  const high = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0)
  if (high < 4 || high < sample.length * 0.2) return latin1.decode(bytes)
  for (const { charset, letters, share } of GUESSES) {
    const text = decodeAs(sample, charset)
    const foreign = text.match(/[^\0-\x7f]/g)?.length ?? 1
    const broken = text.match(/\ufffd/g)?.length ?? 0
    if (broken <= 1 && (text.match(letters)?.length ?? 0) >= foreign * share) return decodeAs(bytes, charset)
  }
  const lower = CYRILLIC_GUESSES.map((charset) => decodeAs(sample, charset).match(/[а-я]/g)?.length ?? 0)
  const best = (lower[1] ?? 0) > (lower[0] ?? 0) ? 1 : 0
  return (lower[best] ?? 0) > high * 0.6
    ? decodeAs(bytes, CYRILLIC_GUESSES[best] ?? LATIN1)
    : latin1.decode(bytes)
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false
  return true
}

/** Seven-bit charsets: their bytes are ASCII and still need decoding. */
function needsAsciiDecoder(label: string | null | undefined, bytes: Uint8Array): boolean {
  const charset = canonicalCharset(label)
  if (charset !== null && /^(utf-7|utf-16|iso-2022|hz)/.test(charset)) return true
  return (charset === null || DOUBTED.has(charset)) && bytes.includes(0x1b) && looksJapanese(bytes)
}

function looksJapanese(bytes: Uint8Array): boolean {
  const text = asciiToString(bytes.subarray(0, 20_000))
  return text.includes('\x1b$B') || text.includes('\x1b$@')
}

function asciiToString(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
