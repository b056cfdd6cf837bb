import { env } from '@frontdesk/runtime/env'
import { HttpProblem } from '../http-problem.ts'
import { isOwnOrigin } from './same-origin.ts'

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

/** The origin of the page that calls, where it is not one of ours. */
export function foreignOrigin({ headers }: Request): string | null {
  const origin = headers.get('origin')
  return origin === null || isOwnOrigin(origin, headers) ? null : origin
}

export function isNamed(origin: string): boolean {
  return env.CORS_ORIGINS.includes(origin)
}

export function allowed(origin: string): Record<string, string> {
  return { 'access-control-allow-origin': origin, vary: 'Origin' }
}

export function notNamed(): HttpProblem {
  const headers = { vary: 'Origin' }
  return new HttpProblem(403, 'foreign_origin', 'Pages of this origin may not use the API', { headers })
}
