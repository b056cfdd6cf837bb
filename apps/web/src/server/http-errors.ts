import {
  Conflict,
  DomainError,
  Forbidden,
  Invalid,
  Malformed,
  NotFound,
  TooLarge,
  Unauthenticated,
} from '@frontdesk/core/errors'
import { logger } from '@frontdesk/runtime/logger'
import { QueueUnavailable } from '@frontdesk/runtime/queue'
import { HttpProblem, renderProblem } from './http-problem.ts'

const retryLater = { 'retry-after': '2' }
const unavailable = () =>
  new HttpProblem(503, 'unavailable', 'Try again in a moment', { headers: retryLater })
const malformed = () => new HttpProblem(400, 'malformed', 'A value cannot be used')
const notFound = () => new HttpProblem(404, 'not_found', 'This was not found')
const exists = () => new HttpProblem(409, 'conflict', 'Something with these values exists already')

/** What the domain refuses, by its class. */
const domainStatus = [
  [NotFound, 404],
  [Forbidden, 403],
  [Unauthenticated, 401],
  [Malformed, 400],
  [Invalid, 422],
  [Conflict, 409],
  [TooLarge, 413],
] as const

/**
 * What the database and the network refuse, by Prisma's, PostgreSQL's or the system's code. A row of another
 * organization is invisible, so the codes that betray its existence are answered as if it did not exist.
 */
const problemByCode: Record<string, () => HttpProblem> = {
  P2025: notFound,
  P2039: notFound,
  P2003: notFound,
  '42501': notFound,
  '23503': notFound,
  '22P02': notFound,
  '22003': malformed,
  '22007': malformed,
  '22008': malformed,
  '22021': malformed,
  '22P05': malformed,
  P2002: exists,
  '23505': exists,
  P1001: unavailable,
  P1002: unavailable,
  P1008: unavailable,
  P1017: unavailable,
  P2024: unavailable,
  P2028: unavailable,
  P2034: unavailable,
  '40001': unavailable,
  '40P01': unavailable,
  '53300': unavailable,
  '57014': unavailable,
  '57P01': unavailable,
  '57P03': unavailable,
  ECONNREFUSED: unavailable,
  ECONNRESET: unavailable,
  ETIMEDOUT: unavailable,
}

/** What storage and Redis refuse. */
const problemByName: Record<string, () => HttpProblem> = {
  InvalidKey: notFound,
  RangeNotSatisfiable: () => new HttpProblem(416, 'range_not_satisfiable', 'The file ends before this range'),
  MaxRetriesPerRequestError: unavailable,
}

/** The one table from errors to answers. What is not in it is a fault of ours, and its message stays here. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof DomainError) return fromDomain(error)
  if (error instanceof QueueUnavailable || isRedisAway(error)) return unavailable()
  const named = error instanceof Error ? problemByName[error.name] : undefined
  if (named) return named()
  for (const code of codesOf(error)) {
    const problem = problemByCode[code]
    if (problem) return problem()
  }
  return new HttpProblem(500, 'internal', 'Something went wrong on our side')
}

/** RFC 9457 problem details. */
export function problemResponse(error: unknown, requestId: string): Response {
  const problem = toProblem(error)
  if (problem.status >= 500) logger.error({ error, status: problem.status }, 'request failed')
  return renderProblem(problem, requestId)
}

function fromDomain(error: DomainError): HttpProblem {
  const status = domainStatus.find(([kind]) => error instanceof kind)?.[1] ?? 422
  const path = error instanceof Invalid ? error.path : undefined
  return new HttpProblem(status, error.code, error.message, {
    ...(path === undefined ? {} : { errors: [{ path, message: error.message }] }),
    ...(status === 401 ? { headers: { 'www-authenticate': 'Bearer realm="frontdesk"' } } : {}),
  })
}

function isRedisAway(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^(Connection is closed|Command timed out|Stream isn't writeable)/.test(error.message)
  )
}

/** Drivers wrap each other's errors: the telling code may sit a few layers down. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const layer = error as Record<string, unknown>
  const own = [layer.code, layer.originalCode].filter((code) => typeof code === 'string')
  return [...own, ...['meta', 'driverAdapterError', 'cause'].flatMap((key) => codesOf(layer[key], depth + 1))]
}
