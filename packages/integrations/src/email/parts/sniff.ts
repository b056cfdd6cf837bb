import { fileTypeFromBuffer } from 'file-type'
import { decodeBytes } from '../charset/charset.ts'
import { hasDangerousName, isDangerousType, typeOfName } from './dangerous-kinds.ts'
import { holdsMacros, readZipNames } from './office-macros.ts'

export type Sniffed = {
  /** What the bytes are, where they say so; else what the sender declared. */
  contentType: string
  /** It can run something where it is opened: to be downloaded only, never shown. */
  dangerous: boolean
}

/**
 * Tells what a file is from its first bytes rather than from what its sender says. Nothing is ever
 * unpacked.
 */
export async function sniffFile(file: {
  filename: string
  contentType: string
  content: Uint8Array
}): Promise<Sniffed> {
  const contentType = await typeOf(file)
  const dangerous =
    hasDangerousName(file.filename) ||
    isDangerousType(contentType) ||
    isDangerousType(file.contentType) ||
    holdsMacros(file.content) ||
    readZipNames(file.content).some(hasDangerousName)
  return { contentType, dangerous }
}

/** Enough for every kind that is known by its first bytes. */
const HEAD_LENGTH = 4_100
/** Kinds that say what others are packed in: the sender knows more about them. */
const CONTAINERS = /^application\/(?:zip|x-cfb|xml|gzip|x-ole-storage)$/
/** Kinds that no such container holds. */
const BARE = /^(?:text|image|audio|video|font)\/|^application\/(?:pdf|octet-stream|zip|gzip)$/
const PARTS_OF_MAIL = /^(?:message|multipart)\/|^text\/(?:calendar|rfc822-headers|x-amp-html)$/
const MARKUP =
  /<(?:!doctype\s+html|html|head|body|script|iframe|meta|object|embed|xmp|frameset|form)[\s>/]|1999\/xhtml/i

async function typeOf(file: { filename: string; contentType: string; content: Uint8Array }): Promise<string> {
  const declared = file.contentType.toLowerCase()
  if (PARTS_OF_MAIL.test(declared) || file.content.length === 0) return declared
  const head = file.content.subarray(0, HEAD_LENGTH)
  const markup = markupOf(head)
  if (markup !== null) return markup
  const found = await signatureOf(head)
  const named = typeOfName(file.filename)
  if (found === null) return declared
  if (!CONTAINERS.test(found)) return found
  return BARE.test(declared) ? (named ?? found) : declared
}

async function signatureOf(head: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(head))?.mime ?? null
  } catch {
    // A file that ends inside its own header is of no kind.
    return null
  }
}

/** Markup that a browser would run has no signature: it is known by its first tag. */
function markupOf(head: Uint8Array): string | null {
  const text = decodeBytes(head, null).replaceAll('\0', '').trimStart()
  if (!text.startsWith('<')) return null
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml'
  return MARKUP.test(text) ? 'text/html' : null
}
