import { HttpProblem } from '../http-problem.ts'

const usualBytes = 1024 * 1024

/** The JSON body of a request, at most one MiB of it unless its contract allows more. */
export async function readJson(request: Request, mostBytes = usualBytes): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    throw new HttpProblem(415, 'unsupported_media_type', 'Send the body as application/json')
  }
  const text = new TextDecoder('utf-8', { fatal: true })
  try {
    return parseStorable(text.decode(await readBytes(request, mostBytes)))
  } catch (error) {
    if (error instanceof HttpProblem) throw error
    throw new HttpProblem(400, 'malformed_json', 'The body is not JSON')
  }
}

/** The exact text of a request, as it was signed. */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const bytes = await readBytes(request, mostBytes)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new HttpProblem(400, 'malformed', 'The body is not UTF-8')
  }
}

/** Neither a NUL nor half of a character can be stored, so both are refused here rather than deep inside. */
function parseStorable(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (/\\u(0000|d[89a-f])/i.test(text) && !isStorable(value)) {
    throw new HttpProblem(400, 'malformed', 'The body holds a NUL or half of a character')
  }
  return value
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member))
}

async function readBytes(request: Request, mostBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > mostBytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, 'too_large', 'The body is larger than 1 MiB')
}
