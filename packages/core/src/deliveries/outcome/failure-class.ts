import type { FailureKind } from '@frontdesk/integrations/channel'
import { type ReasonCode, reasonWords } from './reason-words.ts'

/** Why something did not leave, as far as the other side said: its reply code (0 for none) and its words. */
export type Said = { code: number; text: string }

export type Failure = {
  reason: ReasonCode
  permanent: boolean
  /** in words for people, with what the server said behind it */
  text: string
}

type Rule = { reason: ReasonCode; codes: (code: number) => boolean; words: RegExp }

const any = () => true
const temporary = (code: number) => code >= 400 && code < 500
const permanent = (code: number) => code >= 500

/** In order: an enhanced status code (RFC 3463) or plain words, under the reply codes they mean it with. */
const rules: readonly Rule[] = [
  {
    reason: 'user_unknown',
    codes: permanent,
    words:
      /\b5\.1\.(?:1|3|6|10)\b|\b(?:no such (?:user|recipient|mailbox|address|person)|(?:user|recipient|address|mailbox|account)\s+(?:is )?(?:unknown|not found|does ?n[o']t exist|not exist|unavailable|invalid)|unknown (?:user|recipient|address|local part)|invalid (?:recipient|mailbox|user)|does not exist)/i,
  },
  { reason: 'suspended', codes: permanent, words: /\b5\.2\.1\b|disabled|suspended|inactive|deactivated/i },
  {
    reason: 'host_unknown',
    codes: permanent,
    words: /\b5\.1\.2\b|\b5\.4\.4\b|(?:domain|host)\s+(?:is )?(?:unknown|not found|does not exist)/i,
  },
  {
    reason: 'mailbox_full',
    codes: any,
    words: /\b[45]\.2\.2\b|over ?quota|quota (?:is )?exceeded|mailbox (?:is )?full|no (?:room|space)/i,
  },
  {
    reason: 'too_large',
    codes: permanent,
    words: /\b5\.(?:2\.3|3\.4)\b|too (?:large|big)|size (?:limit|larger)/i,
  },
  {
    reason: 'rate_limited',
    codes: temporary,
    words: /^421\b|\b4\.7\.(?:28|0)\b.*rate|rate limit|too many|throttl|too fast|slow down/i,
  },
  {
    reason: 'greylisted',
    codes: (code) => code === 450 || code === 451,
    words: /gr[ea]y-?list|try (?:again )?later|come back|deferred|temporarily/i,
  },
  { reason: 'spam', codes: any, words: /\bspam\b|\bunsolicited\b|\bjunk\b/i },
  { reason: 'auth_failure', codes: permanent, words: /\b5\.7\.(?:2[0-9]|1[35])\b|\b(?:spf|dkim|dmarc)\b/i },
  {
    reason: 'blocked',
    codes: permanent,
    words: /\b5\.7\.\d|block|blacklist|denied|policy|reputation|relay/i,
  },
]

/** What a server's reply means. Without a reply it was never reached, or fell silent. */
export function classifyFailure({ code, text }: Said): Failure {
  const told = `${code} ${text}`.slice(0, 2_000)
  const reason = code < 400 ? 'network' : reasonOf(code, told)
  const said = text.replace(/\s+/g, ' ').trim()
  const words = reasonWords[reason]
  return { reason, permanent: permanent(code), text: said ? `${words} (${said.slice(0, 300)})` : words }
}

const channelReasons = {
  access_lost: 'network',
  rate_limited: 'rate_limited',
  cursor_expired: 'network',
  missing: 'network',
  refused: 'refused',
  too_large: 'too_large',
  unavailable: 'network',
} as const satisfies Record<FailureKind, ReasonCode>

/** The same for what a mailbox's provider says. */
export function classifyChannelFailure({ kind, message }: { kind: FailureKind; message: string }): Failure {
  const reason = channelReasons[kind]
  return { reason, permanent: kind === 'refused' || kind === 'too_large', text: message }
}

function reasonOf(code: number, told: string): ReasonCode {
  const found = rules.find((rule) => rule.codes(code) && rule.words.test(told))
  return found?.reason ?? (permanent(code) ? 'refused' : 'put_off')
}

const minute = 60
const hour = 3_600

/** How long after each failed attempt the next one comes, in seconds; after the last one it is given up. */
const delays = {
  connection: [10, minute, 5 * minute, 15 * minute, hour, 4 * hour, 12 * hour],
  // A greylisting server takes what comes again after one to fifteen minutes.
  greylisted: [minute, 5 * minute, 10 * minute, 20 * minute, hour, 4 * hour, 12 * hour],
  busy: [5 * minute, 15 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 12 * hour],
  full: [30 * minute, hour, 4 * hour, 8 * hour, 12 * hour, 24 * hour, 24 * hour],
} as const

const delaysOf: Partial<Record<ReasonCode, readonly number[]>> = {
  network: delays.connection,
  greylisted: delays.greylisted,
  put_off: delays.greylisted,
  rate_limited: delays.busy,
  spam: delays.busy,
  mailbox_full: delays.full,
}

/** Seconds until the next try after so many attempts, or null when it is given up. */
export function retryDelay(reason: ReasonCode, attempts: number): number | null {
  return (delaysOf[reason] ?? delays.connection)[attempts - 1] ?? null
}
