import { decodeBytes } from '../charset/charset.ts'
import { oneLine } from '../mime/addresses.ts'
import { decompressRtf } from './rtf-compression.ts'
import { readRtf } from './rtf-text.ts'
import { type MapiProperties, readMapiProperties } from './tnef-properties.ts'

export type Winmail = {
  subject: string
  /** The letter itself; empty strings where it holds none in that form. */
  text: string
  html: string
  files: { filename: string; contentType: string; contentId: string | null; content: Uint8Array }[]
}

/**
 * Takes apart what Outlook sends as `winmail.dat` (TNEF, MS-OXTNEF); null when it is none. Files inside keep
 * sharing the given bytes. A damaged one gives what came before the damage.
 */
export function readWinmail(content: Uint8Array): Winmail | null {
  return readMessage(Buffer.from(content.buffer, content.byteOffset, content.byteLength), 0)
}

const SIGNATURE = 0x223e9f78
const MAX_ATTRIBUTES = 10_000
const MAX_FILES = 500
const MAX_DEPTH = 4
const MAX_TEXT = 2_000_000

const ATTRIBUTE = {
  subject: 0x8004,
  body: 0x800c,
  attachmentData: 0x800f,
  attachmentTitle: 0x8010,
  attachmentBegins: 0x9002,
  messageProperties: 0x9003,
  attachmentProperties: 0x9005,
  codePage: 0x9007,
} as const

const PROPERTY = {
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  subject: 0x0037,
  name: 0x3001,
  data: 0x3701,
  shortName: 0x3704,
  longName: 0x3707,
  type: 0x370e,
  contentId: 0x3712,
  codePage: 0x3fde,
} as const

type Attachment = { title: string; data: Uint8Array | null; properties: MapiProperties }
type Read = { subject: string; body: string; charset: string; message: MapiProperties; files: Attachment[] }

function readMessage(bytes: Buffer, depth: number): Winmail | null {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE || depth > MAX_DEPTH) return null
  const read: Read = { subject: '', body: '', charset: 'windows-1252', message: new Map(), files: [] }
  let at = 6
  for (let count = 0; at + 9 <= bytes.length && count < MAX_ATTRIBUTES; count += 1) {
    const length = bytes.readUInt32LE(at + 5)
    if (length > bytes.length - at - 9) break
    keep(read, bytes.readUInt16LE(at + 1), bytes.subarray(at + 9, at + 9 + length))
    at += 9 + length + 2
  }
  return toWinmail(read, depth)
}

function keep(read: Read, attribute: number, value: Buffer): void {
  const file = read.files.at(-1)
  switch (attribute) {
    case ATTRIBUTE.codePage:
      if (value.length >= 4) read.charset = `cp${value.readUInt32LE(0)}`
      return
    case ATTRIBUTE.subject:
      read.subject = legacyText(value, read.charset)
      return
    case ATTRIBUTE.body:
      read.body = legacyText(value, read.charset)
      return
    case ATTRIBUTE.messageProperties:
      read.message = readMapiProperties(value)
      return
    case ATTRIBUTE.attachmentBegins:
      if (read.files.length < MAX_FILES) read.files.push({ title: '', data: null, properties: new Map() })
      return
    case ATTRIBUTE.attachmentTitle:
      if (file !== undefined) file.title = legacyText(value, read.charset)
      return
    case ATTRIBUTE.attachmentData:
      if (file !== undefined) file.data = value
      return
    case ATTRIBUTE.attachmentProperties:
      if (file !== undefined) file.properties = readMapiProperties(value)
  }
}

function toWinmail(read: Read, depth: number): Winmail {
  const { message, charset } = read
  const rich = readRtf(decompressRtf(message.get(PROPERTY.rtf)?.value ?? Buffer.alloc(0)))
  const text = [stringOf(message, PROPERTY.body, charset), read.body, rich.text].find(hasWords) ?? ''
  const html = stringOf(message, PROPERTY.html, htmlCharset(message, charset)) || rich.html
  return {
    subject: oneLine(stringOf(message, PROPERTY.subject, charset) || read.subject),
    text: text.replace(/\r\n?/g, '\n').slice(0, MAX_TEXT),
    html: html.slice(0, MAX_TEXT),
    files: read.files.flatMap((file) => filesOf(file, charset, depth)).slice(0, MAX_FILES),
  }
}

function hasWords(text: string): boolean {
  return /\S/.test(text)
}

/** An attached message is another TNEF behind the id of its interface: its files and its words stand for it. */
function filesOf({ title, data, properties }: Attachment, charset: string, depth: number): Winmail['files'] {
  const names = [PROPERTY.longName, PROPERTY.name, PROPERTY.shortName]
  const filename = names.map((id) => stringOf(properties, id, charset)).find((name) => name !== '') ?? title
  const value = properties.get(PROPERTY.data)?.value
  const object = value === undefined || value.length < 20 ? null : readMessage(value.subarray(16), depth + 1)
  if (object !== null) {
    const words = object.text || object.html
    const letter = { contentType: object.text === '' ? 'text/html' : 'text/plain', contentId: null }
    const name = `${object.subject || filename || 'message'}.${object.text === '' ? 'html' : 'txt'}`
    return words === ''
      ? object.files
      : [{ ...letter, filename: name, content: Buffer.from(words) }, ...object.files]
  }
  const content = data ?? value
  if (content === undefined) return []
  const contentType = stringOf(properties, PROPERTY.type, charset).toLowerCase()
  const contentId = stringOf(properties, PROPERTY.contentId, charset).replace(/[<>\s]/g, '')
  return [
    {
      filename,
      contentType: /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream',
      contentId: contentId === '' ? null : contentId,
      content,
    },
  ]
}

function stringOf(properties: MapiProperties, id: number, charset: string): string {
  const property = properties.get(id)
  if (property === undefined) return ''
  const bounded = property.value.subarray(0, MAX_TEXT * 2)
  return decodeBytes(bounded, property.unicode ? 'utf-16le' : charset).split('\0', 1)[0] ?? ''
}

function htmlCharset(message: MapiProperties, charset: string): string {
  const value = message.get(PROPERTY.codePage)?.value
  return value === undefined || value.length < 4 ? charset : `cp${value.readUInt32LE(0)}`
}

function legacyText(value: Buffer, charset: string): string {
  return decodeBytes(value.subarray(0, MAX_TEXT), charset).split('\0', 1)[0] ?? ''
}
