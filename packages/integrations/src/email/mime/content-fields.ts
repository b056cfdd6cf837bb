import PostalMime from 'postal-mime'
import type { Header } from './raw-headers.ts'

/** What the Content-* headers say of a part. */
export type ContentFields = {
  type: string
  /** whether the part names its type */
  declared: boolean
  /** Subtype of a multipart, or null for a leaf. */
  multipart: string | null
  /** Of the type, names in lower case, continuations joined and decoded (RFC 2231). */
  parameters: Record<string, string>
  disposition: string
  filename: string | null
  contentId: string | null
  transferEncoding: string
}

/** Reads the Content-* headers of one part; without a type it has the given one. */
export async function readContentFields(
  headers: readonly Header[],
  defaultType: string,
): Promise<ContentFields> {
  if (headers.length === 0) return { ...NOTHING, type: defaultType }
  const parser = new PostalMime({ forceRfc822Attachments: true, maxHeadersSize: 10_000_000 })
  await parser.parse(`${headers.map(({ name, value }) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`)
  const node = rootOf(parser)
  const declared = headers.some(({ name }) => name === 'content-type')
  const { value, params } = node.contentType.parsed
  const disposition = node.contentDisposition.parsed
  const contentId = (node.contentId ?? '').replace(/[<>\s]/g, '')
  return {
    type: declared ? value : defaultType,
    declared,
    multipart: node.contentType.multipart || null,
    parameters: params,
    disposition: disposition.value,
    filename: disposition.params.filename ?? params.name ?? null,
    contentId: contentId === '' ? null : contentId,
    transferEncoding: node.contentTransferEncoding.value.toLowerCase(),
  }
}

const NOTHING: ContentFields = {
  type: '',
  declared: false,
  multipart: null,
  parameters: {},
  disposition: '',
  filename: null,
  contentId: null,
  transferEncoding: '',
}

/** What is read of postal-mime's node; the package is pinned and the tests of `parseMail` cover the shape. */
type PostalNode = {
  contentType: { parsed: Structured; multipart: string | false }
  contentDisposition: { parsed: Structured }
  contentTransferEncoding: { value: string }
  contentId?: string
}
type Structured = { value: string; params: Record<string, string> }

/** The parser keeps what it read in `root`, which its types leave out. */
function rootOf(parser: PostalMime): PostalNode {
  return (parser as unknown as { root: PostalNode }).root
}
