import { GraphError } from '@microsoft/microsoft-graph-client'
import { ChannelFailure, type FailureKind } from '../channel.ts'

const kinds: Record<number, FailureKind> = {
  400: 'refused',
  401: 'access_lost',
  403: 'access_lost',
  404: 'missing',
  409: 'unavailable',
  410: 'cursor_expired',
  413: 'too_large',
  429: 'rate_limited',
}

/** Codes that say more than their status. See learn.microsoft.com/graph/errors and /graph/delta-query-overview. */
const kindsByCode: Record<string, FailureKind> = {
  syncStateNotFound: 'cursor_expired',
  syncStateInvalid: 'cursor_expired',
  resyncRequired: 'cursor_expired',
  ErrorItemNotFound: 'missing',
  ErrorMessageSizeExceeded: 'too_large',
  ErrorSendAsDenied: 'refused',
  ErrorQuotaExceeded: 'refused',
  ErrorMessageSubmissionBlocked: 'refused',
  ErrorExceededMessageLimit: 'refused',
  ApplicationThrottled: 'rate_limited',
}

const words: Record<FailureKind, string> = {
  access_lost: 'Microsoft no longer accepts our access to this mailbox',
  rate_limited: 'Microsoft asks us to call less often',
  cursor_expired: 'Microsoft no longer knows where we left off',
  missing: 'The mail is no longer in the mailbox',
  refused: 'Microsoft refused',
  too_large: 'The mail is larger than Microsoft takes',
  unavailable: 'Microsoft cannot be reached',
}

/** Every error of a Graph call as the one kind the product knows. `sure` is false when its effect may have happened. */
export function asFailure(error: unknown, { sure = true }: { sure?: boolean } = {}): ChannelFailure {
  if (error instanceof ChannelFailure) return error
  const { statusCode = 0, code = null, message } = error instanceof GraphError ? error : plain(error)
  const kind = kindsByCode[code ?? ''] ?? kinds[statusCode] ?? 'unavailable'
  const definite = statusCode >= 400 && statusCode < 500 && statusCode !== 408
  return new ChannelFailure(kind, kind === 'refused' ? `${words[kind]}: ${message}` : words[kind], {
    retryAfterMs: retryAfter(error, kind),
    sure: sure || definite,
    cause: error,
  })
}

/** What the client makes of a refusal by itself, for an answer it has not read. */
export async function refusalIn(answer: Response): Promise<GraphError> {
  const { error } = ((await answer.json().catch(() => null)) ?? {}) as {
    error?: { code?: string; message?: string }
  }
  const refusal = new GraphError(answer.status, error?.message ?? '')
  refusal.code = error?.code ?? null
  refusal.headers = answer.headers
  return refusal
}

function plain(error: unknown): { statusCode: number; code: null; message: string } {
  return { statusCode: 0, code: null, message: error instanceof Error ? error.message : 'unknown' }
}

/** Seconds or a date (RFC 9110, 10.2.3); a busy server that names neither is left alone for half a minute. */
function retryAfter(error: unknown, kind: FailureKind): number | null {
  const said = error instanceof GraphError ? error.headers?.get('retry-after') : null
  if (said && /^\d+$/.test(said.trim())) return Number(said) * 1_000
  const date = said ? Date.parse(said) : Number.NaN
  if (!Number.isNaN(date)) return Math.max(0, date - Date.now())
  return kind === 'rate_limited' ? 30_000 : null
}
