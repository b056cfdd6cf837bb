import { env } from '@frontdesk/runtime/env'
import { HttpProblem } from '../http-problem.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a change that another site makes a signed-in browser send. Every browser in use sends
 * Sec-Fetch-Site or Origin with such requests; what sends neither is no browser and holds no cookie
 * that it was not given.
 */
export function refuseForeignOrigin(request: Request): void {
  if (safe.has(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const foreign =
    (site !== null && site !== 'same-origin') || (origin !== null && !isOwnOrigin(origin, request.headers))
  if (foreign) throw new HttpProblem(403, 'foreign_origin', 'This request comes from another site')
}

/** Whether an origin is this product's, by its setting or by the host it was reached at. */
export function isOwnOrigin(origin: string, headers: Headers): boolean {
  if (origin === new URL(env.WEB_URL).origin) return true
  const host = headers.get('host')
  const url = URL.canParse(origin) ? new URL(origin) : null
  return host !== null && url !== null && /^https?:$/.test(url.protocol) && url.host === host
}
