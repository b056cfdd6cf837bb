import { mostBytes } from '@frontdesk/core/classification/examples/read-lines'
import { HttpProblem } from '../http-problem.ts'

/** The body of a request as it arrives. One that announces more than is taken is refused before it is read. */
export function readChunks(request: Request): AsyncIterable<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) {
    throw new HttpProblem(413, 'too_large', 'One call takes 20 MB; nothing of this one was kept')
  }
  if (!request.body) throw new HttpProblem(400, 'malformed', 'The body is NDJSON, and there is none')
  return request.body
}
