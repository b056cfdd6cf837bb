import { type ContentFields, readContentFields } from './content-fields.ts'
import { splitMultipart } from './multipart.ts'
import { type Header, headerValues, readRawPart } from './raw-headers.ts'
import { decodeTransfer } from './transfer-encoding.ts'

/** One part of a mail, its transfer encoding undone. */
export type MimePart = ContentFields & { content: Uint8Array; children: MimePart[] }

/**
 * Takes a mail's body apart along its MIME structure (RFC 2046). A multipart whose boundary is missing or
 * never occurs is parted at the boundary its body shows. Depth and number of parts are bounded: what lies
 * beyond stays one text.
 */
export async function parseMimeTree(headers: readonly Header[], body: Uint8Array): Promise<MimePart> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return parsePart(chooseContentHeaders(headers, bytes), bytes, {
    parts: MAX_PARTS,
    depth: MAX_DEPTH,
    digest: false,
  })
}

const MAX_DEPTH = 50
const MAX_PARTS = 2000

type Room = { parts: number; depth: number; digest: boolean }

async function parsePart(headers: Header[], body: Buffer, room: Room): Promise<MimePart> {
  const fields = await readContentFields(headers, room.digest ? 'message/rfc822' : 'text/plain')
  if (fields.multipart === null)
    return { ...fields, content: decodeTransfer(fields.transferEncoding, body), children: [] }
  const sections = room.depth > 0 ? sectionsOf(body, fields.parameters.boundary) : []
  if (sections.length === 0) return asText(fields, body)
  const children: MimePart[] = []
  const digest = fields.multipart === 'digest'
  for (const section of sections) {
    if (room.parts <= 0) break
    room.parts -= 1
    const part = readRawPart(section)
    const inner = { parts: room.parts, depth: room.depth - 1, digest }
    children.push(await parsePart(part.headers.filter(isContentHeader), Buffer.from(part.body), inner))
    room.parts = inner.parts
  }
  return { ...fields, content: new Uint8Array(), children }
}

function sectionsOf(body: Buffer, boundary: string | undefined): Buffer[] {
  const declared = boundary === undefined || boundary === '' ? [] : splitMultipart(body, boundary, MAX_PARTS)
  if (declared.length > 0) return declared
  const shown = findBoundary(body)
  return shown === null ? [] : splitMultipart(body, shown, MAX_PARTS)
}

function isContentHeader({ name }: Header): boolean {
  return name.startsWith('content-')
}

/** Of several Content-Type headers the multipart whose boundary the body uses is the true one. */
function chooseContentHeaders(headers: readonly Header[], body: Buffer): Header[] {
  const types = headerValues(headers, 'content-type').filter((value) => value !== '')
  const multipart = types.find((value) => /^multipart\//i.test(value) && usesBoundary(value, body))
  const type = multipart ?? types[0]
  const rest = headers.filter((header) => isContentHeader(header) && header.name !== 'content-type')
  return type === undefined ? rest : [{ name: 'content-type', value: type }, ...rest]
}

function usesBoundary(contentType: string, body: Buffer): boolean {
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)
  const value = boundary?.[1] ?? boundary?.[2]
  return value !== undefined && body.includes(`--${value}`)
}

/** The first line that starts with two dashes and is followed by a part's header. */
function findBoundary(body: Buffer): string | null {
  const text = body.subarray(0, 200_000).toString('latin1')
  const match = /^--([^\r\n]{1,200})\r?\n(?:\r?\n|content-[\w-]+[ \t]*:)/im.exec(text)
  const boundary = match?.[1]?.trimEnd() ?? ''
  return boundary === '' || boundary.endsWith('--') ? null : boundary
}

/** A multipart that cannot be parted is shown as the text it is. */
function asText(fields: ContentFields, body: Buffer): MimePart {
  const content = decodeTransfer(fields.transferEncoding, body)
  return { ...fields, type: 'text/plain', multipart: null, content, children: [] }
}
