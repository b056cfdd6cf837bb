import { readNotices } from './bounce/json-notice.ts'
import { isDelay, ownWords, recipientsInWords } from './bounce/plain-report.ts'
import { type BounceReason, isLasting, reasonOf } from './bounce/reasons.ts'
import { addressesIn, addressIn, field, readStatusBlocks, type StatusBlock } from './bounce/status-parts.ts'
import { detectAutoMail } from './detect-auto-mail.ts'
import type { ParsedMail } from './parse-mail.ts'

export type BouncedRecipient = {
  address: string
  /** as in RFC 3464: failed, delayed, delivered, relayed, expanded */
  action: string
  /** enhanced status code (RFC 3463); empty where the report names none */
  status: string
  reason: BounceReason
  /** no later mail to this address can arrive either */
  permanent: boolean
}

export type Bounce = { kind: 'bounce' | 'feedback' | 'vacation'; recipients: BouncedRecipient[] }

/**
 * What a program reports on mail of ours: that it did not arrive (RFC 3464, and what servers write instead), that
 * its reader complained (RFC 5965), or that its reader is away. Null for everything else. Pure, bounded, never
 * throws.
 */
export function parseBounce(parsed: ParsedMail): Bounce | null {
  const { kind } = detectAutoMail(parsed)
  if (kind === 'bounce') return { kind, recipients: bounced(parsed) }
  if (kind === 'report') return complaint(parsed)
  if (kind === 'auto-reply') return { kind: 'vacation', recipients: away(parsed) }
  return null
}

function bounced(parsed: ParsedMail): BouncedRecipient[] {
  const words = ownWords(parsed)
  const blocks = [...readNotices(parsed.text), ...readStatusBlocks(parsed)]
  if (blocks.length > 0) return blocks.map((block) => fromBlock(block, words, blocks.length))
  const action = isDelay(parsed) ? 'delayed' : 'failed'
  const found = recipientsInWords(parsed)
  return found.map((address) => {
    const said = found.length > 1 ? wordsAbout(words, address) : words
    return judged({ address, action, status: statusIn(said), said: `${parsed.subject}\n${said}` })
  })
}

/** The diagnosis goes before the server's prose, which covers all recipients and what to do about it. */
function fromBlock(block: StatusBlock, words: string, of: number): BouncedRecipient {
  const { recipient: address, action, status, diagnostic } = block
  const known = diagnostic.trim() === '' ? 'unknown' : reasonOf(diagnostic)
  const prose = of > 1 ? wordsAbout(words, address) : words
  const told =
    known === 'unknown' || known === 'policy' || known === 'system' ? `${diagnostic}\n${prose}` : diagnostic
  return judged({
    address,
    action: action ?? 'failed',
    status: status && !/^[45]\.0\.0$/.test(status) ? status : statusIn(told) || (status ?? ''),
    said: told,
    around: prose,
  })
}

type Said = { address: string; action: string; status: string; said: string; around?: string }

function judged({ address, action, status, said, around = '' }: Said): BouncedRecipient {
  const reason = reasonOf(said, { status, around })
  const passing = status.startsWith('4') && reason !== 'user_unknown'
  const permanent = action === 'failed' && !passing && isLasting(reason)
  return { address, action, status, reason, permanent }
}

function statusIn(text: string): string {
  return /\b[45]\.\d{1,2}\.\d{1,3}\b/.exec(text)?.[0] ?? ''
}

/** The lines around an address, where one report speaks of several. */
function wordsAbout(words: string, address: string): string {
  const at = words.toLowerCase().indexOf(address)
  return at < 0 ? words : words.slice(at, at + 600)
}

function complaint(parsed: ParsedMail): Bounce | null {
  const reports = parsed.attachments
    .filter(({ contentType }) => contentType === 'message/feedback-report')
    .map(({ content }) => Buffer.from(content.subarray(0, 64 * 1_024)).toString('utf8'))
  const report = reports.join('\n')
  const type = parsed.headers.find(({ name }) => name === 'content-type')?.value ?? ''
  if (/disposition-notification|tlsrpt/i.test(type) || /^report domain:/i.test(parsed.subject)) return null
  const named = [field(report, 'original-rcpt-to'), field(report, 'removal-recipient')]
    .map((value) => addressIn(value ?? ''))
    .filter((one) => one !== null)
  const own = new Set([...parsed.to, parsed.from].map((one) => one.address.toLowerCase()))
  const others =
    named.length > 0
      ? named
      : recipientsInWords(parsed)
          .filter((one) => !own.has(one))
          .slice(0, 1)
  const recipients = [...new Set(others)].map((address) => ({
    address,
    action: 'failed',
    status: '',
    reason: 'feedback' as const,
    permanent: false,
  }))
  return { kind: 'feedback', recipients }
}

function away({ from }: ParsedMail): BouncedRecipient[] {
  const [address] = addressesIn(from.address)
  if (address === undefined) return []
  return [{ address, action: 'delivered', status: '', reason: 'vacation', permanent: false }]
}
