import { ChannelFailure, type FailureKind } from '../channel.ts'

type Refusal = { status: number; reason: string; message: string; retryAfter: string | null }

const kinds: Record<number, FailureKind> = {
  400: 'refused',
  401: 'access_lost',
  403: 'access_lost',
  404: 'missing',
  413: 'too_large',
  429: 'rate_limited',
}

/** Reasons that say more than their status: developers.google.com/workspace/gmail/api/guides/handle-errors. */
const kindsByReason: Record<string, FailureKind> = {
  rateLimitExceeded: 'rate_limited',
  userRateLimitExceeded: 'rate_limited',
  dailyLimitExceeded: 'rate_limited',
  quotaExceeded: 'rate_limited',
  RESOURCE_EXHAUSTED: 'rate_limited',
  backendError: 'unavailable',
  domainPolicy: 'access_lost',
  insufficientPermissions: 'access_lost',
}

const words: Record<FailureKind, string> = {
  access_lost: 'Google no longer accepts our access to this mailbox',
  rate_limited: 'Google asks us to call less often',
  cursor_expired: 'Google no longer knows where we left off',
  missing: 'The mail is no longer in the mailbox',
  refused: 'Google refused',
  too_large: 'The mail is larger than Gmail takes',
  unavailable: 'Google cannot be reached',
}

/** Every error of a Gmail call as the one kind the product knows. `sure` is false when its effect may have happened. */
export function asFailure(error: unknown, { sure = true }: { sure?: boolean } = {}): ChannelFailure {
  if (error instanceof ChannelFailure) return error
  const refusal = refusalIn(error)
  const { status, reason, message } = refusal
  const kind = kindsByReason[reason] ?? kinds[status] ?? 'unavailable'
  const definite = status >= 400 && status < 500 && status !== 408
  return new ChannelFailure(kind, kind === 'refused' ? `${words[kind]}: ${message}` : words[kind], {
    retryAfterMs: retryAfter(refusal, kind),
    sure: sure || definite,
    cause: error,
  })
}

function refusalIn(error: unknown): Refusal {
  const answer = (error as { response?: Answer } | null)?.response
  const problem = problemIn(answer?.data)
  return {
    status: answer?.status ?? 0,
    reason: problem?.errors?.[0]?.reason ?? problem?.status ?? '',
    message: problem?.message ?? (error instanceof Error ? error.message : 'unknown'),
    retryAfter: answer?.headers?.get('retry-after') ?? null,
  }
}

type Answer = {
  status?: number
  headers?: Headers
  /** text, where the answer was to be a stream */
  data?: Problem | string
}

type Problem = { error?: { message?: string; status?: string; errors?: { reason?: string }[] } }

function problemIn(data: Answer['data']): Problem['error'] {
  if (typeof data !== 'string') return data?.error
  try {
    return (JSON.parse(data) as Problem).error
  } catch {
    return undefined
  }
}

/** Gmail tells some waits in its words alone: "User-rate limit exceeded. Retry after 2026-03-01T09:15:00.000Z". */
const toldInWords = /\bretry after:?\s+(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)/i
/** A wait longer than this is asked for again when it is over: nobody stays away for years by one wrong word. */
const longestMs = 24 * 3_600_000

function retryAfter({ retryAfter: said, message }: Refusal, kind: FailureKind): number | null {
  if (said && /^\d+$/.test(said.trim())) return Math.min(Number(said) * 1_000, longestMs)
  const [, told] = (kind === 'rate_limited' && toldInWords.exec(message)) || []
  const date = Date.parse(said ?? withZone(told))
  if (!Number.isNaN(date)) return Math.min(Math.max(0, date - Date.now()), longestMs)
  return kind === 'rate_limited' ? 30_000 : null
}

/** A time without a zone is one of Google's, in UTC. */
function withZone(told = ''): string {
  return /T[\d:.]+$/.test(told) ? `${told}Z` : told
}
