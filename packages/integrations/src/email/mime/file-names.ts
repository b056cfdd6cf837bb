import { decodeBytes } from '../charset/charset.ts'
import { charsetInHtml } from '../charset/charset-in-html.ts'
import { decodeWords } from '../charset/encoded-words.ts'
import { oneLine } from './addresses.ts'
import type { MimePart } from './mime-tree.ts'
import { headerValue, readRawMail } from './raw-headers.ts'

/** A safe name for a part kept as a file: what the sender wrote without its path, else one made of its type. */
export function nameOfPart(part: MimePart, number: number): string {
  const written = part.filename === null ? '' : safeFileName(decodeWords(part.filename))
  if (written !== '') return isMail(part) ? withExtension(written, 'eml') : written
  if (isMail(part)) return withExtension(subjectOf(part.content), 'eml')
  const fixed = NAMES[part.type]
  if (fixed !== undefined) return fixed
  const [kind = '', subtype = ''] = part.type.split('/')
  const extension = EXTENSIONS[part.type] ?? subtype.replace(/^x-|^vnd\.|\+.*$/g, '').replace(/[^\w-]/g, '')
  const stem = kind === 'image' ? 'image' : 'attachment'
  return `${stem}-${number}.${extension === '' || extension.length > 10 ? 'bin' : extension}`
}

/** A file name on one line, without folders, reserved characters or leading dots. */
export function safeFileName(name: string): string {
  const last = oneLine(name, 2000).split(/[\\/]/).at(-1) ?? ''
  const clean = last.replace(/[<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '')
  if (clean.length <= MAX_LENGTH) return clean
  const extension = /\.\w{1,10}$/.exec(clean)?.[0] ?? ''
  return clean.slice(0, MAX_LENGTH - extension.length) + extension
}

const MAX_LENGTH = 200
const NAMES: Record<string, string> = {
  'text/calendar': 'invite.ics',
  'application/ics': 'invite.ics',
  'message/delivery-status': 'delivery-status.txt',
  'message/feedback-report': 'feedback-report.txt',
  'text/rfc822-headers': 'headers.txt',
  'application/pgp-signature': 'signature.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'application/ms-tnef': 'winmail.dat',
}
const EXTENSIONS: Record<string, string> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'application/octet-stream': 'bin',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'text/vcard': 'vcf',
  'audio/mpeg': 'mp3',
}

/** A mail inside a mail, also one with headers in UTF-8 (RFC 6532, 3.7). */
function isMail({ type }: MimePart): boolean {
  return type === 'message/rfc822' || type === 'message/global'
}

function withExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(`.${extension}`) ? name : `${name}.${extension}`
}

function subjectOf(content: Uint8Array): string {
  const { headers } = readRawMail(content.subarray(0, 100_000))
  const subject = decodeWords(headerValue(headers, 'subject') ?? '')
  const name = safeFileName(subject.replace(/[\\/]/g, '_')).slice(0, 100).trim()
  return name === '' ? 'message' : name
}

/** Text of a part by its declared or likeliest charset; HTML may declare it in itself. */
export function textOfPart(part: MimePart, content: Uint8Array, kind: 'plain' | 'html'): string {
  return decodeBytes(content, part.parameters.charset ?? null, kind === 'html' ? charsetInHtml : undefined)
}
