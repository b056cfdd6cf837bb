import { TimedOut } from '@frontdesk/runtime/retry'
import { ChannelFailure, type FailureKind } from '../../channel.ts'
import { UnsafeDestination } from '../../outbound/destination.ts'
import { SmtpFailure } from '../../smtp/send.ts'

/** Response codes (RFC 5530 and the extensions that define their own), whatever the command was. */
const kindsByCode: Record<string, FailureKind> = {
  AUTHENTICATIONFAILED: 'access_lost',
  AUTHORIZATIONFAILED: 'access_lost',
  EXPIRED: 'access_lost',
  WEBALERT: 'access_lost',
  UNAVAILABLE: 'unavailable',
  SERVERBUG: 'unavailable',
  INUSE: 'unavailable',
  CONTACTADMIN: 'unavailable',
  CORRUPTION: 'unavailable',
  EXPUNGEISSUED: 'unavailable',
  LIMIT: 'rate_limited',
  THROTTLED: 'rate_limited',
  ETHROTTLE: 'rate_limited',
  OVERQUOTA: 'refused',
  NOPERM: 'refused',
  CANNOT: 'refused',
  CLIENTBUG: 'refused',
  PRIVACYREQUIRED: 'refused',
  TOOBIG: 'too_large',
  APPENDLIMIT: 'too_large',
  LiteralTooLarge: 'too_large',
  ResponseTooLarge: 'too_large',
  NONEXISTENT: 'missing',
}

const kindsByReply: Record<number, FailureKind> = {
  421: 'unavailable',
  452: 'unavailable',
  454: 'unavailable',
  530: 'access_lost',
  534: 'access_lost',
  535: 'access_lost',
  538: 'refused',
  552: 'too_large',
}

const tooOften = /too many|connection limit|maximum number of connections|rate limit|throttl|exceeded.*limit/i

const words: Record<FailureKind, string> = {
  access_lost: 'The mail server no longer accepts our sign-in',
  rate_limited: 'The mail server asks us to call less often',
  cursor_expired: 'The mail server has numbered its mail anew',
  missing: 'The mail is no longer in the mailbox',
  refused: 'The mail server refused',
  too_large: 'The mail is larger than the mail server takes',
  unavailable: 'The mail server cannot be reached',
}

/** What imapflow and nodemailer hang onto their errors. */
type Details = {
  code?: string
  serverResponseCode?: string
  responseStatus?: string
  responseText?: string
  responseCode?: number
  response?: unknown
  authenticationFailed?: boolean
  tlsFailed?: boolean
  reason?: string
  throttleReset?: number
}

/** Every error of a call to the mail server as the one kind the product knows. */
export function asFailure(error: unknown): ChannelFailure {
  if (error instanceof ChannelFailure) return error
  if (error instanceof UnsafeDestination)
    return new ChannelFailure('refused', error.message, { cause: error })
  if (error instanceof SmtpFailure) return smtpFailure(error)
  const details = (error ?? {}) as Details
  const kind = kindOf(error, details)
  return new ChannelFailure(kind, describe(kind, said(error, details)), {
    retryAfterMs: kind === 'rate_limited' ? (details.throttleReset ?? 60_000) : null,
    cause: error,
  })
}

/** The line is gone: the next attempt needs another one. */
export function isLost(error: unknown): boolean {
  if (error instanceof TimedOut) return true
  const { code, responseStatus } = (error ?? {}) as Details
  return responseStatus === undefined && code !== 'ETHROTTLE'
}

/** The server says that the login, and nothing else, is wrong. */
export function isLoginRefused(error: unknown): boolean {
  return (
    ((error ?? {}) as Details).authenticationFailed === true &&
    kindOf(error, error as Details) === 'access_lost'
  )
}

function kindOf(error: unknown, details: Details): FailureKind {
  const { authenticationFailed, serverResponseCode = '', code = '', responseStatus } = details
  const known = kindsByCode[serverResponseCode.toUpperCase()] ?? kindsByCode[code]
  if (known && !(authenticationFailed && known === 'missing')) return known
  const bye = /^\[([A-Z]+)\]/i.exec(details.reason ?? '')?.[1]?.toUpperCase()
  if (bye && kindsByCode[bye]) return kindsByCode[bye]
  if (tooOften.test(said(error, details))) return 'rate_limited'
  if (authenticationFailed && responseStatus !== undefined) return 'access_lost'
  return responseStatus === 'NO' || responseStatus === 'BAD' ? 'refused' : 'unavailable'
}

function smtpFailure(failure: SmtpFailure): ChannelFailure {
  const cause = failure.cause
  if (cause instanceof ChannelFailure) return cause
  const { responseCode = 0, code = '' } = (cause ?? {}) as Details
  const fallback = failure.permanent ? 'refused' : 'unavailable'
  const temporary = responseCode >= 400 && responseCode < 500
  const kind =
    temporary && tooOften.test(failure.message)
      ? 'rate_limited'
      : (kindsByReply[responseCode] ?? (responseCode === 0 && code === 'EMESSAGE' ? 'too_large' : fallback))
  return new ChannelFailure(kind, describe(kind, failure.message), {
    sure: failure.sure,
    retryAfterMs: kind === 'rate_limited' ? 60_000 : null,
    cause: failure,
  })
}

function said(error: unknown, { responseText, response, reason }: Details): string {
  if (responseText) return responseText
  if (reason) return reason
  if (typeof response === 'string' && response !== '') return response
  return error instanceof Error ? error.message : ''
}

/** Servers write what they like; a person reads one line of it. */
function describe(kind: FailureKind, text: string): string {
  const line = text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)
  return line === '' || kind === 'access_lost' ? words[kind] : `${words[kind]}: ${line}`
}
