import { isIP } from 'node:net'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { Agent, buildConnector, fetch as send } from 'undici'
import { type DestinationOptions, resolveSafely, safeLookup, UnsafeDestination } from './destination.ts'
import { ResponseTooLarge } from './safe-fetch.ts'

const CONNECT_WITHIN_MS = 5_000

/**
 * A `fetch` for client libraries that talk to an address somebody else chose: http and https to public addresses
 * only, which is checked at each connection, no redirects, and at most `maxBytes` of an answer. Its connections are
 * kept for the next call.
 */
export function guardedFetch({ maxBytes, allowPrivate = false }: Limits): typeof fetch {
  const agent = oncePerProcess(`outbound.guarded.${allowPrivate}`, () => createAgent({ allowPrivate }))
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowPrivate)) {
      throw new UnsafeDestination('Only https addresses are called.')
    }
    const sent = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
    const response = await send(url.href, {
      method: request.method,
      headers: [...request.headers],
      body: sent,
      signal: request.signal,
      redirect: 'error',
      dispatcher: agent,
    })
    const { status, statusText } = response
    const body = response.body as ReadableStream<Uint8Array<ArrayBuffer>> | null
    const empty = status === 204 || status === 205 || status === 304
    return new Response(empty || !body ? null : body.pipeThrough(stopAt(maxBytes)), {
      status,
      statusText,
      headers: [...response.headers],
    })
  }
}

type Limits = { maxBytes: number; allowPrivate?: boolean }

function createAgent(options: DestinationOptions): Agent {
  const connect = buildConnector({
    lookup: safeLookup(options),
    timeout: CONNECT_WITHIN_MS,
    allowH2: false,
  })
  return new Agent({
    connect: (target, done) => {
      const host = target.hostname.replace(/^\[(.*)\]$/, '$1')
      if (isIP(host) === 0) return connect(target, done)
      // Sockets look up names only, so a literal address is checked here.
      resolveSafely(host, options).then(
        () => connect(target, done),
        (error: Error) => done(error, null),
      )
    },
  })
}

function stopAt(maxBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let size = 0
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > maxBytes)
        controller.error(new ResponseTooLarge(`The answer has more than ${maxBytes} bytes.`))
      else controller.enqueue(chunk)
    },
  })
}
