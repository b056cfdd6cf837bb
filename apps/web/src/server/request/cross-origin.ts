import { env } from '@frontdesk/runtime/env'
import { HttpProblem, renderProblem } from '../http-problem.ts'
import { requestIdOf } from './request-id.ts'
import { isOwnOrigin } from './same-origin.ts'
import { methodsAt } from './unknown-route.ts'

const sendable = ['authorization', 'content-type', 'idempotency-key', 'x-request-id']
const readable = [
  'x-request-id',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'idempotency-replayed',
]

/*
 * Pages of other origins may use the API with a bearer key, from the origins CORS_ORIGINS names; never with a cookie,
 * since no answer allows credentials.
 */

/** The answer to a browser that asks whether a page of another origin may call; null for every other request. */
export function answerPreflight(request: Request): Response | null {
  const { pathname } = new URL(request.url)
  const asks = request.method === 'OPTIONS' && request.headers.has('access-control-request-method')
  const origin = foreignOrigin(request)
  if (!asks || origin === null || !pathname.startsWith('/api/v1/')) return null
  const requestId = requestIdOf(request)
  if (!isNamed(origin)) {
    const response = renderProblem(notNamed(), requestId)
    response.headers.set('x-request-id', requestId)
    return response
  }
  const headers = {
    ...allowed(origin),
    'access-control-allow-methods': methodsAt(pathname.slice('/api/v1'.length)).join(', '),
    'access-control-allow-headers': sendable.join(', '),
    'access-control-max-age': '600',
    'x-request-id': requestId,
  }
  return new Response(null, { status: 204, headers })
}

/** Refuses a key that a page of an origin sends which CORS_ORIGINS does not name. */
export function refuseUnnamedOrigin(request: Request): void {
  const origin = foreignOrigin(request)
  if (origin !== null && request.headers.has('authorization') && !isNamed(origin)) throw notNamed()
}

/** What lets a page of a named origin read the answer to its key. */
export function crossOriginHeaders(request: Request): Record<string, string> {
  const origin = foreignOrigin(request)
  if (origin === null || !request.headers.has('authorization') || !isNamed(origin)) return {}
  return { ...allowed(origin), 'access-control-expose-headers': readable.join(', ') }
}

function foreignOrigin({ headers }: Request): string | null {
  const origin = headers.get('origin')
  return origin === null || isOwnOrigin(origin, headers) ? null : origin
}

function isNamed(origin: string): boolean {
  return env.CORS_ORIGINS.includes(origin)
}

function allowed(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin' }
}

function notNamed(): HttpProblem {
  const headers = { vary: 'Origin' }
  return new HttpProblem(403, 'foreign_origin', 'Pages of this origin may not use the API', { headers })
}
