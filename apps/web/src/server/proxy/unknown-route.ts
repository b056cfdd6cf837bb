import { contracts } from '../../contract/registry.ts'
import { HttpProblem, renderProblem } from '../http-problem.ts'
import { patternOf } from '../request/path-pattern.ts'
import { requestIdOf } from '../request/request-id.ts'

/** 404 for addresses below /api/v1 that no contract names, 405 for methods they do not have, else null. */
export function refuseUnknownRoute(request: Request): Response | null {
  const { pathname } = new URL(request.url)
  if (pathname !== '/api/v1' && !pathname.startsWith('/api/v1/')) return null
  const methods = methodsAt(pathname.slice('/api/v1'.length))
  if (methods.includes(request.method)) return null
  return refusal(request, methods)
}

function refusal(request: Request, methods: string[]): Response {
  const requestId = requestIdOf(request)
  const response = renderProblem(problemOf(methods), requestId)
  response.headers.set('x-request-id', requestId)
  response.headers.set('cache-control', 'private, no-store')
  return response
}

function problemOf(methods: string[]): HttpProblem {
  if (methods.length === 0) return new HttpProblem(404, 'not_found', 'The API has no such address')
  const allow = methods.join(', ')
  return new HttpProblem(405, 'method_not_allowed', `This address knows ${allow}`, { headers: { allow } })
}

/** The methods below /api/v1; none where there is nothing. Next answers HEAD where there is GET, OPTIONS everywhere. */
export function methodsAt(path: string): string[] {
  const own = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method)
  if (own.length === 0) return []
  return [...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS']
}

const routes = contracts.map(({ method, path }) => ({ method: method as string, pattern: patternOf(path) }))
