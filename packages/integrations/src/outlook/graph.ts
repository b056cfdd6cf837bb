import { env } from '@frontdesk/runtime/env'
import {
  Client,
  type Context,
  type GraphRequest,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client'
import { ChannelFailure, type ChannelOptions, type KeepRaw } from '../channel.ts'
import { asFailure, refusalIn } from './failures.ts'
import { inTurn } from './turns.ts'

type Call = {
  headers?: Record<string, string>
  timeoutMs?: number
  /** whether a lost answer leaves open if the effect happened */
  sure?: boolean
}

/** The calls of Microsoft Graph we make. Each rejects with ChannelFailure. */
export type Graph = {
  /** `path` below the API's root, or a link the API gave us */
  get<T>(path: string, call?: Call): Promise<T>
  /** Hands the bytes to `keep` as they come; fails as `keep` does. */
  getBytes<Kept>(path: string, keep: KeepRaw<Kept>, call?: Call): Promise<Kept>
  post<T>(path: string, body: unknown, call?: Call): Promise<T>
  patch<T>(path: string, body: unknown, call?: Call): Promise<T>
  delete(path: string): Promise<void>
}

/** Ids stay the same when a mail moves between folders: learn.microsoft.com/graph/outlook-immutable-id. */
const prefer = 'IdType="ImmutableId", odata.maxpagesize=100'

const usualMs = 20_000

export function openGraph(options: ChannelOptions): Graph {
  const root = new URL(env.MICROSOFT_GRAPH_URL)
  const base = env.MICROSOFT_GRAPH_URL.replace(/\/+$/, '')
  const cut = base.lastIndexOf('/')
  const ask = async <T>(path: string, call: Call, run: (request: GraphRequest) => Promise<T>): Promise<T> => {
    await options.spend(1)
    const token = { problem: undefined as unknown }
    const client = Client.initWithMiddleware({
      baseUrl: base.slice(0, cut),
      defaultVersion: base.slice(cut + 1),
      customHosts: new Set([root.hostname]),
      middleware: authorizedFetch(options, call.timeoutMs ?? usualMs, token),
    })
    const request = client.api(relative(path, base)).headers({ Prefer: prefer, ...call.headers })
    try {
      return await inTurn(options.address, () => run(request))
    } catch (error) {
      // The client wraps what happens below it beyond recognition.
      throw asFailure(token.problem ?? error, { sure: call.sure ?? true })
    }
  }
  return {
    get: (path, call = {}) => ask(path, call, (request) => request.get()),
    getBytes: async (path, keep, call = {}) => {
      const [kept] = await ask(path, call, async (request) => {
        const answer: Response = await request.responseType(ResponseType.RAW).get()
        if (!answer.ok || answer.body === null) throw await refusalIn(answer)
        const size = Number(answer.headers.get('content-length')) || null
        return Promise.allSettled([keep(bytesOf(answer.body), size)])
      })
      if (kept.status === 'rejected') throw kept.reason
      return kept.value
    },
    post: (path, body, call = {}) => ask(path, call, (request) => request.post(body)),
    patch: (path, body, call = {}) => ask(path, call, (request) => request.patch(body)),
    delete: (path) => ask(path, {}, (request) => request.delete()),
  }
}

async function* bytesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw asFailure(error)
  }
}

/** Links lead back into the API; one that leads elsewhere would carry our token there. */
function relative(path: string, base: string): string {
  if (!/^https?:/i.test(path)) return path
  if (!path.startsWith(`${base}/`))
    throw new ChannelFailure('refused', 'Microsoft sent a link to another host')
  return path.slice(base.length)
}

/** The one step below the client: token, timeout, and a second try with a fresh token when one was refused. */
function authorizedFetch(options: ChannelOptions, timeoutMs: number, kept: { problem: unknown }): Middleware {
  const tokenFor = (refused?: string) =>
    options.accessToken(refused).catch((error: unknown) => {
      kept.problem = error
      throw error
    })
  const send = async (context: Context, token: string): Promise<Response> => {
    const url = typeof context.request === 'string' ? context.request : context.request.url
    const headers = new Headers(context.options?.headers as Record<string, string> | undefined)
    headers.set('authorization', `Bearer ${token}`)
    const signal = AbortSignal.timeout(timeoutMs)
    return fetch(url, { ...context.options, headers, signal, redirect: 'error' } as RequestInit)
  }
  return {
    async execute(context) {
      const token = await tokenFor()
      context.response = await send(context, token)
      if (context.response.status !== 401) return
      await context.response.body?.cancel()
      context.response = await send(context, await tokenFor(token))
    },
  }
}
