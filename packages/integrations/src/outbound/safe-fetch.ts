import { isIP } from 'node:net'
import { withTimeout } from '@frontdesk/runtime/retry'
import { Agent, buildConnector, fetch, type Response } from 'undici'
import { type DestinationOptions, resolveSafely, safeLookup, UnsafeDestination } from './destination.ts'

export { type DestinationOptions, UnsafeDestination } from './destination.ts'

export type SafeRequest = {
  method?: string
  headers?: Record<string, string>
  /** Text or bytes, so that it can be sent again when a redirect asks for that. */
  body?: string | Uint8Array<ArrayBuffer>
  signal?: AbortSignal
}

export type SafeFetchLimits = DestinationOptions & {
  /** For everything together: name lookup, redirects and the whole body. */
  timeoutMs: number
  /** Of the body after decompression. */
  maxBytes: number
  /** None when left out. */
  maxRedirects?: number
}

export type SafeResponse = {
  status: number
  headers: Headers
  /** The address that answered, after redirects. */
  url: string
  body: Uint8Array
}

export class ResponseTooLarge extends Error {
  override name = 'ResponseTooLarge'
}

export class TooManyRedirects extends Error {
  override name = 'TooManyRedirects'
}

/**
 * Fetches an address somebody else chose. Only http and https to public addresses; each redirect is
 * checked like the first address. Rejects with `UnsafeDestination`, `TooManyRedirects`,
 * `ResponseTooLarge`, `TimedOut` or the network's own error.
 */
export async function safeFetch(
  url: string | URL,
  request: SafeRequest,
  limits: SafeFetchLimits,
): Promise<SafeResponse> {
  const agent = createAgent(limits)
  try {
    return await withTimeout(limits.timeoutMs, (signal) => {
      const either = request.signal ? AbortSignal.any([signal, request.signal]) : signal
      return follow(checkUrl(url), { ...request, signal: either }, limits, agent)
    })
  } catch (error) {
    throw refusalIn(error) ?? error
  } finally {
    void agent.destroy()
  }
}

function createAgent(limits: SafeFetchLimits): Agent {
  const connect = buildConnector({ lookup: safeLookup(limits), timeout: limits.timeoutMs, allowH2: false })
  return new Agent({
    connect: (options, done) => {
      const host = options.hostname.replace(/^\[(.*)\]$/, '$1')
      if (isIP(host) === 0) return connect(options, done)
      // Sockets look up names only, so a literal address is checked here.
      resolveSafely(host, limits).then(
        () => connect(options, done),
        (error: Error) => done(error, null),
      )
    },
  })
}

function checkUrl(url: string | URL): URL {
  const parsed = URL.parse(String(url))
  if (!parsed) throw new UnsafeDestination('The address cannot be read.')
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
    throw new UnsafeDestination('Only http and https addresses are fetched.')
  }
  if (parsed.username || parsed.password) throw new UnsafeDestination('The address contains credentials.')
  return parsed
}

async function follow(
  url: URL,
  request: SafeRequest,
  limits: SafeFetchLimits,
  agent: Agent,
): Promise<SafeResponse> {
  let [current, wanted] = [url, request]
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(current.href, { ...wanted, redirect: 'manual', dispatcher: agent })
    const next = redirectTarget(response, current)
    if (!next) {
      const body = await readBody(response, limits.maxBytes)
      return { status: response.status, headers: new Headers([...response.headers]), url: current.href, body }
    }
    await response.body?.cancel()
    if (redirects >= (limits.maxRedirects ?? 0)) throw new TooManyRedirects('Too many redirects.')
    wanted = redirectedRequest(wanted, response.status, next.origin === current.origin)
    current = next
  }
}

const redirectStatuses = new Set([301, 302, 303, 307, 308])

function redirectTarget(response: Response, from: URL): URL | undefined {
  const location = response.headers.get('location')
  if (location === null || !redirectStatuses.has(response.status)) return undefined
  return checkUrl(URL.parse(location, from.href) ?? '')
}

/** What the fetch standard says about methods; other origins also never see the caller's own headers. */
function redirectedRequest(request: SafeRequest, status: number, sameOrigin: boolean): SafeRequest {
  const { method = 'GET', headers = {}, body, signal } = request
  const becomesGet = status === 303 ? method !== 'HEAD' : status < 303 && method === 'POST'
  const kept = Object.entries(headers).filter(
    ([name]) =>
      (sameOrigin || harmlessHeaders.has(name.toLowerCase())) &&
      !(becomesGet && name.toLowerCase().startsWith('content-')),
  )
  return {
    method: becomesGet ? 'GET' : method,
    headers: Object.fromEntries(kept),
    ...(becomesGet || body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  }
}

const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])

async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) throw new ResponseTooLarge(`The answer has more than ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The network layer wraps our refusal in an error of its own. */
function refusalIn(error: unknown): UnsafeDestination | undefined {
  if (error instanceof UnsafeDestination) return error
  return error instanceof Error ? refusalIn(error.cause) : undefined
}
