import type { FetchBaseQueryError, FetchBaseQueryMeta, QueryReturnValue } from '@reduxjs/toolkit/query'
import type { ReadLine } from '../contract/reads.ts'

/** What a read answers, as `fetchBaseQuery` would have told it. */
type Answered = QueryReturnValue<unknown, FetchBaseQueryError, FetchBaseQueryMeta>

type Waiting = { path: string; settle: (answer: Answered) => void }

const timeoutMs = 30_000
const readsInOneCall = 30

/**
 * Asks at `url` in one call for what a screen reads at one moment, and settles each read as soon as its line is there.
 * The function returned takes a read that may be asked for together: its path below /api/v1, with its query.
 */
export function readTogether(url: string): (path: string) => Promise<Answered> {
  let waiting: Waiting[] = []
  const askForWaiting = () => {
    const all = waiting
    waiting = []
    for (let first = 0; first < all.length; first += readsInOneCall)
      void ask(url, all.slice(first, first + readsInOneCall))
  }
  return (path) =>
    new Promise((settle) => {
      // All that is rendered at once asks in one task; what follows from its answers asks in another.
      if (waiting.length === 0) setTimeout(askForWaiting)
      waiting.push({ path, settle })
    })
}

async function ask(url: string, reads: Waiting[]): Promise<void> {
  const settleAll = (error: FetchBaseQueryError) => {
    for (const { settle } of reads) settle({ error })
  }
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ paths: reads.map(({ path }) => path) }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (!response.ok || response.body === null)
      return settleAll({ status: response.status, data: await response.json().catch(() => null) })
    for await (const line of linesOf(response.body)) {
      const { at, status, body } = JSON.parse(line) as ReadLine
      reads[at]?.settle(status < 300 ? { data: body } : { error: { status, data: body } })
    }
    // A promise that is settled stays so: this reaches those alone whose line never came.
    settleAll({ status: 'FETCH_ERROR', error: 'The answer ended early' })
  } catch (error) {
    const status = error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT_ERROR' : 'FETCH_ERROR'
    settleAll({ status, error: String(error) })
  }
}

/** Lines of text as they come; Safari cannot be asked for the parts of a stream in a loop. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
