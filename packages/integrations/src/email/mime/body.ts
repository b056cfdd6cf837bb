import { contentIdsIn } from '../html/content-ids.ts'
import { htmlToText, textToSimpleHtml } from '../html-text.ts'
import { nameOfPart, safeFileName, textOfPart } from './file-names.ts'
import { unflow } from './format-flowed.ts'
import type { MimePart } from './mime-tree.ts'
import { splitUuencoded } from './transfer-encoding.ts'

export type MailFile = {
  filename: string
  contentType: string
  size: number
  contentId: string | null
  /** Shown inside the text rather than listed: an image the HTML refers to or that was sent as inline. */
  inline: boolean
  /** It runs, or shows scripts, where it is opened: to be downloaded only. */
  dangerous: boolean
  content: Uint8Array
}

/** A file of whose kind only its sender has spoken. */
export type DeclaredFile = Omit<MailFile, 'dangerous'>

export type MailBody = { text: string; html: string | null; attachments: DeclaredFile[] }

/** Assembles the texts and files of a mail from its parts; the text is made from the HTML when there is none. */
export function assembleBody(root: MimePart): MailBody {
  const gathered: Gathered = { pieces: [], files: [] }
  gather(root, gathered, { alternative: null, related: false })
  const hasHtml = gathered.pieces.some((piece) => piece.html.length > 0)
  const joined = gathered.pieces.map(htmlOf).join('\n')
  const html = hasHtml && joined.trim() !== '' ? joined : null
  const plain = gathered.pieces.map(plainOf).join('\n').trim() === ''
  const text = plain && html !== null ? htmlToText(html) : gathered.pieces.map(textOf).join('\n')
  const files = gathered.files.slice(0, MAX_FILES)
  const named = html !== null && files.some(({ part }) => part.contentId !== null)
  const referred = named ? contentIdsIn(html) : new Set<string>()
  const attachments = files.map((file, index) => toFile(file, index + 1, referred))
  return { text: text.trimEnd(), html, attachments }
}

const MAX_FILES = 500
/** Of one part that is shown; all of it stays in the raw mail. */
const MAX_TEXT_BYTES = 4_000_000

/** One place in the mail's text: a part, or a multipart/alternative with its versions of the same. */
type Piece = { plain: string[]; html: string[] }
type File = { part: MimePart; content: Uint8Array; filename: string | null; related: boolean }
type Gathered = { pieces: Piece[]; files: File[] }
type Place = { alternative: Piece | null; related: boolean }

function gather(part: MimePart, gathered: Gathered, place: Place): void {
  if (part.multipart === null) {
    gatherLeaf(part, gathered, place)
    return
  }
  let { alternative } = place
  if (part.multipart === 'alternative' && alternative === null) {
    alternative = { plain: [], html: [] }
    gathered.pieces.push(alternative)
  }
  const related = place.related || part.multipart === 'related'
  for (const child of part.children) gather(child, gathered, { alternative, related })
}

function gatherLeaf(part: MimePart, gathered: Gathered, place: Place): void {
  const { content } = part
  const named = textKind(part, gathered)
  const kind = named === 'plain' && isUndeclaredHtml(part) ? 'html' : named
  if (kind === null) {
    if (part.type === 'text/x-amp-html' && place.alternative !== null) return
    if (content.length > 0 || part.filename !== null) gathered.files.push(toGathered(part, content, place))
    return
  }
  const piece = place.alternative ?? { plain: [], html: [] }
  if (place.alternative === null) gathered.pieces.push(piece)
  const bounded = content.subarray(0, MAX_TEXT_BYTES)
  const decoded = textOfPart(part, bounded, kind).replace(/\r\n?/g, '\n').replaceAll('\0', '')
  if (kind === 'html') {
    piece.html.push(decoded)
    return
  }
  const { text, files } = splitUuencoded(unflow(decoded, part.parameters))
  piece.plain.push(text)
  for (const file of files)
    gathered.files.push({ ...toGathered(filePart(part), file.content, place), ...file })
}

/** Programs leave the type out and write HTML all the same. */
function isUndeclaredHtml({ declared, content }: MimePart): boolean {
  if (declared) return false
  const start = Buffer.from(content.subarray(0, 500)).toString('latin1')
  return /^(?:\xef\xbb\xbf|\s){0,50}(?:<!--[^>]{0,200}-->\s*)?(?:<!doctype html\b|<html[\s>]|<(?:head|body)[\s>])/i.test(
    start,
  )
}

function toGathered(part: MimePart, content: Uint8Array, place: Place): File {
  const uuencoded = /^\s*begin [0-7]{3,4} /.test(Buffer.from(content.subarray(0, 40)).toString('latin1'))
  const [file] = uuencoded ? splitUuencoded(Buffer.from(content).toString('latin1')).files : []
  return { part, content: file?.content ?? content, filename: null, related: place.related }
}

/** A file found inside a text has nothing of the text part but its place. */
function filePart(part: MimePart): MimePart {
  return {
    ...part,
    type: 'application/octet-stream',
    filename: null,
    contentId: null,
    disposition: 'attachment',
  }
}

/** Whether a part is shown as text: a named one only while nothing else has been the mail's text. */
function textKind(part: MimePart, gathered: Gathered): 'plain' | 'html' | null {
  if (part.disposition === 'attachment') return null
  if (part.filename !== null && gathered.pieces.length > 0) return null
  if (part.type === 'text/html' || part.type === 'application/xhtml+xml') return 'html'
  const readable =
    part.type === 'text/plain' || part.type === 'text' || !/^[\w.+-]+\/[\w.+-]+$/.test(part.type)
  return readable && (part.filename === null || part.type === 'text/plain') ? 'plain' : null
}

function htmlOf(piece: Piece): string {
  return piece.html.length > 0 ? piece.html.join('\n') : piece.plain.map(textToSimpleHtml).join('\n')
}

function plainOf(piece: Piece): string {
  return piece.plain.join('\n')
}

function textOf(piece: Piece): string {
  const plain = plainOf(piece)
  return plain.trim() === '' && piece.html.length > 0 ? htmlToText(piece.html.join('\n')) : plain
}

function toFile(file: File, number: number, referred: ReadonlySet<string>): DeclaredFile {
  const { part, content } = file
  const named = file.filename === null ? '' : safeFileName(file.filename)
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(part.type) ? part.type : 'application/octet-stream'
  return {
    filename: named === '' ? nameOfPart(part, number) : named,
    contentType: type,
    size: content.length,
    contentId: part.contentId,
    inline: isInline(file, referred),
    // A copy of its own, so that no file keeps the whole mail in memory.
    content: new Uint8Array(content),
  }
}

function isInline({ part, related }: File, referred: ReadonlySet<string>): boolean {
  if (part.contentId !== null && referred.has(part.contentId)) return true
  if (part.disposition === 'attachment' || !part.type.startsWith('image/')) return false
  return part.disposition === 'inline' || (related && part.contentId !== null)
}
