import type { ReadLine } from '../../contract/reads.ts'
import type { Caller } from '../auth.ts'
import type { RouteHandler } from '../handler.ts'
import { HttpProblem, renderProblem } from '../http-problem.ts'
import { patternOf } from '../request/path-pattern.ts'

/** What answers the reads that may be asked for together, by their path below /api/v1 with parameters in braces. */
export type Readable = Record<string, RouteHandler>

type Asked = { caller: Caller; request: Request; requestId: string }

/** Each takes a connection to the database, of which one screen shall not hold them all. */
const readsAtOnce = 4

/**
 * Answers reads side by side, each with a line of JSON as soon as it is there: `{ at, status, body }`. A read is let
 * in as the call it came with; whether it is allowed, its own route decides. While nobody takes the lines, no more is
 * read than stands in them.
 */
export async function* answerReads(
  readable: Readable,
  paths: readonly string[],
  asked: Asked,
): AsyncGenerator<string> {
  const waiting = paths.entries()
  const running = new Map<number, Promise<ReadLine>>()
  const begin = () => {
    const { done, value } = waiting.next()
    if (!done) running.set(value[0], answerRead(readable, value[1], asked, value[0]))
  }
  for (let begun = 0; begun < readsAtOnce; begun += 1) begin()
  while (running.size > 0) {
    const line = await Promise.race(running.values())
    running.delete(line.at)
    yield `${JSON.stringify(line)}\n`
    begin()
  }
}

async function answerRead(readable: Readable, path: string, asked: Asked, at: number): Promise<ReadLine> {
  const response = await readAlone(readable, path, asked)
  return { at, status: response.status, body: await response.json() }
}

async function readAlone(
  readable: Readable,
  path: string,
  { caller, request, requestId }: Asked,
): Promise<Response> {
  const url = URL.parse(`/api/v1${path}`, request.url)
  const found = url && find(readable, url.pathname.slice('/api/v1'.length))
  if (!found)
    return renderProblem(new HttpProblem(404, 'not_found', 'No such read is answered together'), requestId)
  const headers = new Headers(request.headers)
  headers.set('x-request-id', requestId)
  return found.answer(new Request(url, { headers }), { params: Promise.resolve(found.params), letIn: caller })
}

function find(readable: Readable, pathname: string) {
  for (const [path, answer] of Object.entries(readable)) {
    const match = patternOf(path).exec(pathname)
    if (!match) continue
    const named = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decoded(value)])
    return { answer, params: Object.fromEntries(named) as Record<string, string> }
  }
  return null
}

/** What is no proper encoding names nothing, like any other unknown id. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
