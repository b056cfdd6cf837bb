import { Readable } from 'node:stream'
import { openLink } from '@frontdesk/core/attachments/open-link'
import { presentFile } from '@frontdesk/core/attachments/present-file'
import { parseRange } from './parse-range.ts'

/** Streams the file behind a signed link; a single range of it when asked for (RFC 9110, section 14). */
export async function serveFile(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const wanted = parseRange(request.headers)
  if (wanted === null) return respond(await openLink(url))
  if (wanted.start !== undefined) return respondPart(await openLink(url, wanted), wanted)
  // The last bytes of a file can only be named once its size is known.
  const whole = await openLink(url)
  whole.body.destroy()
  const range = { start: Math.max(0, whole.size - wanted.last), end: whole.size - 1 }
  return respondPart(await openLink(url, range), range)
}

type Opened = Awaited<ReturnType<typeof openLink>>

function respond(file: Opened): Response {
  return stream(file, 200, { 'content-length': String(file.size) })
}

function respondPart(file: Opened, { start, end }: { start: number; end?: number }): Response {
  const last = Math.min(end ?? file.size - 1, file.size - 1)
  return stream(file, 206, {
    'content-length': String(last - start + 1),
    'content-range': `bytes ${start}-${last}/${file.size}`,
  })
}

function stream(file: Opened, status: number, headers: Record<string, string>): Response {
  // Node's own stream type differs from the DOM's in name only.
  const body = Readable.toWeb(file.body) as ReadableStream<Uint8Array>
  return new Response(body, {
    status,
    headers: { ...presentFile(file), 'accept-ranges': 'bytes', ...headers },
  })
}
