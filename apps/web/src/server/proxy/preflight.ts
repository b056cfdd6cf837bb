import { renderProblem } from '../http-problem.ts'
import { allowed, foreignOrigin, isNamed, notNamed } from '../request/cross-origin.ts'
import { requestIdOf } from '../request/request-id.ts'
import { methodsAt } from './unknown-route.ts'

const sendable = ['authorization', 'content-type', 'idempotency-key', 'x-request-id']

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
