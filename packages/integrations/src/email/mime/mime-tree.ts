import PostalMime from 'postal-mime'
import { joinPlainLinesFast } from './join-plain-lines.ts'
import { type Header, headerValues } from './raw-headers.ts'

/** One part of a mail, its transfer encoding undone. */
export type MimePart = {
  type: string
  /** Subtype of a multipart, or null for a leaf. */
  multipart: string | null
  parameters: Record<string, string>
  disposition: string
  filename: string | null
  contentId: string | null
  transferEncoding: string
  content: Uint8Array
  children: MimePart[]
}

/**
 * Takes a mail's body apart along its MIME structure. A multipart whose boundary is missing or never occurs
 * is tried with the boundary its body shows; nesting deeper than 300 levels comes back as one text part.
 */
export async function parseMimeTree(headers: readonly Header[], body: Uint8Array): Promise<MimePart> {
  const contentHeaders = chooseContentHeaders(headers, body)
  const tree = await parseTree(contentHeaders, body)
  if (tree.multipart === null || tree.children.length > 0) return tree
  const boundary = findBoundary(body)
  if (boundary === null) return asText(tree, body)
  const repaired = await parseTree(withBoundary(contentHeaders, tree.multipart, boundary), body)
  return repaired.children.length > 0 ? repaired : asText(tree, body)
}

joinPlainLinesFast()

const MAX_DEPTH = 300
const MAX_PARTS = 2000

/** What is read of postal-mime's nodes; the package is pinned and the tests of `parseMail` cover the shape. */
type PostalNode = {
  childNodes: PostalNode[]
  contentType: { parsed: Structured; multipart: string | false }
  contentDisposition: { parsed: Structured }
  contentTransferEncoding: { value: string }
  contentId?: string
  content: ArrayBuffer | null
}
type Structured = { value: string; params: Record<string, string> }

async function parseTree(contentHeaders: Header[], body: Uint8Array): Promise<MimePart> {
  const top = contentHeaders.map(({ name, value }) => `${name}: ${value}\r\n`).join('')
  const parser = new PostalMime({
    forceRfc822Attachments: true,
    maxNestingDepth: MAX_DEPTH,
    maxHeadersSize: body.length + 1_000_000,
  })
  try {
    await parser.parse(Buffer.concat([Buffer.from(`${top}\r\n`), body]))
  } catch {
    return leaf('text/plain', body)
  }
  const budget = { parts: MAX_PARTS }
  return toPart(rootOf(parser), budget)
}

/** The parser keeps its tree in `root`, which its types leave out. */
function rootOf(parser: PostalMime): PostalNode {
  return (parser as unknown as { root: PostalNode }).root
}

function toPart(node: PostalNode, budget: { parts: number }): MimePart {
  budget.parts -= 1
  const children: MimePart[] = []
  for (const child of node.childNodes) if (budget.parts > 0) children.push(toPart(child, budget))
  const { value, params } = node.contentType.parsed
  const disposition = node.contentDisposition.parsed
  const contentId = (node.contentId ?? '').replace(/[<>\s]/g, '')
  return {
    type: value,
    multipart: node.contentType.multipart || null,
    parameters: params,
    disposition: disposition.value,
    filename: disposition.params.filename ?? params.name ?? null,
    contentId: contentId === '' ? null : contentId,
    transferEncoding: node.contentTransferEncoding.value.toLowerCase(),
    content: contentOf(node),
    children,
  }
}

/** The line break before a boundary belongs to the boundary (RFC 2046, 5.1.1); the parser leaves it in. */
function contentOf(node: PostalNode): Uint8Array {
  const content = new Uint8Array(node.content ?? new ArrayBuffer(0))
  const plain = !/base64|quoted-printable/i.test(node.contentTransferEncoding.value)
  return plain && content.at(-1) === 10 ? content.subarray(0, -1) : content
}

/** Of several Content-Type headers the multipart whose boundary the body uses is the true one. */
function chooseContentHeaders(headers: readonly Header[], body: Uint8Array): Header[] {
  const types = headerValues(headers, 'content-type').filter((value) => value !== '')
  const multipart = types.find((value) => /^multipart\//i.test(value) && usesBoundary(value, body))
  const type = multipart ?? types[0]
  const rest = headers.filter(({ name }) => name.startsWith('content-') && name !== 'content-type')
  return type === undefined ? rest : [{ name: 'content-type', value: type }, ...rest]
}

function usesBoundary(contentType: string, body: Uint8Array): boolean {
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)
  const value = boundary?.[1] ?? boundary?.[2]
  return (
    value !== undefined && Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(`--${value}`)
  )
}

/** The first line that starts with two dashes and is followed by a part's header. */
function findBoundary(body: Uint8Array): string | null {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 200_000)).toString(
    'latin1',
  )
  const match = /^--([^\r\n]{1,200})\r?\n(?:\r?\n|content-[\w-]+[ \t]*:)/im.exec(text)
  const boundary = match?.[1]?.trimEnd() ?? ''
  return boundary === '' || boundary.endsWith('--') ? null : boundary
}

function withBoundary(headers: Header[], multipart: string, boundary: string): Header[] {
  const value = `multipart/${multipart}; boundary="${boundary.replace(/["\\]/g, '\\$&')}"`
  return [{ name: 'content-type', value }, ...headers.filter(({ name }) => name !== 'content-type')]
}

function asText(tree: MimePart, body: Uint8Array): MimePart {
  return { ...leaf('text/plain', body), transferEncoding: tree.transferEncoding, parameters: tree.parameters }
}

function leaf(type: string, content: Uint8Array): MimePart {
  return {
    type,
    multipart: null,
    parameters: {},
    disposition: '',
    filename: null,
    contentId: null,
    transferEncoding: '',
    content,
    children: [],
  }
}
