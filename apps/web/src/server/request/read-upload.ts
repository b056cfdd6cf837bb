import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { largestUpload } from '@frontdesk/core/attachments/upload'
import { HttpProblem } from '../http-problem.ts'

type Upload = { filename: string; contentType: string; body: Readable; size?: number }

/** What the boundary lines and headers of a form add to the file in it. */
const formOverhead = 64 * 1024

/** A file sent as the raw body, which is streamed, or as the field "file" of a form. */
export async function readUpload(request: Request, filename: string | undefined): Promise<Upload> {
  const contentType = request.headers.get('content-type') ?? 'application/octet-stream'
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > largestUpload + formOverhead) {
    throw new HttpProblem(413, 'too_large', 'A file may have 25 MB; nothing of this one was kept')
  }
  if (contentType.startsWith('multipart/form-data')) return readForm(request, length, filename)
  if (!request.body) throw new HttpProblem(400, 'malformed', 'The body is the file, and there is none')
  const body = Readable.fromWeb(request.body as ReadableStream)
  return { filename: filename ?? 'file', contentType, body, ...(length > 0 ? { size: length } : {}) }
}

async function readForm(request: Request, length: number, filename: string | undefined): Promise<Upload> {
  // A form is read whole before its field can be found, so its size has to be known first.
  if (length === 0) throw new HttpProblem(411, 'length_required', 'A form needs a Content-Length')
  const form = await request.formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File))
    throw new HttpProblem(400, 'malformed', 'The form has no field "file" with a file')
  return {
    filename: filename ?? (file.name || 'file'),
    contentType: file.type || 'application/octet-stream',
    body: Readable.fromWeb(file.stream() as ReadableStream),
  }
}
