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
  const problem = answer?.data?.error
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
  data?: { error?: { message?: string; status?: string; errors?: { reason?: string }[] } }
}

function retryAfter({ retryAfter: said }: Refusal, kind: FailureKind): number | null {
  if (said && /^\d+$/.test(said.trim())) return Number(said) * 1_000
  const date = said ? Date.parse(said) : Number.NaN
  if (!Number.isNaN(date)) return Math.max(0, date - Date.now())
  return kind === 'rate_limited' ? 30_000 : null
}
