import { detectAutoMail } from '@frontdesk/integrations/email/detect-auto-mail'
import type { ParsedMail } from '@frontdesk/integrations/email/parse-mail'
import { classifyFailure } from '../deliveries/outcome/failure-class.ts'

export type BouncedRecipient = {
  address: string
  /** failed, delayed, delivered, relayed, expanded (RFC 3464) */
  action: string
  status: string | null
  /** a code of reason-words.ts */
  reason: string
  permanent: boolean
}

export type BounceReport = { kind: 'bounce' | 'feedback' | 'vacation'; recipients: BouncedRecipient[] }

/** What a mail server says of each recipient, from its machine-readable part where it has one. */
export function readBounce(parsed: ParsedMail): BounceReport | null {
  const { kind } = detectAutoMail(parsed)
  if (kind === 'bounce') return { kind: 'bounce', recipients: bounced(parsed) }
  const feedback = partsOf(parsed, /feedback-report/)
  if (kind !== 'report' || feedback.length === 0) return null
  return { kind: 'feedback', recipients: complaining(feedback.join('\n')) }
}

function partsOf({ attachments }: ParsedMail, type: RegExp): string[] {
  return attachments
    .filter(({ contentType }) => type.test(contentType))
    .map(({ content }) => Buffer.from(content.subarray(0, 64 * 1024)).toString('utf8'))
}

function bounced(parsed: ParsedMail): BouncedRecipient[] {
  const blocks = partsOf(parsed, /delivery-status/).flatMap((part) => part.split(/\r?\n\r?\n/))
  const found = blocks.flatMap(recipientOf)
  if (found.length > 0) return found.slice(0, 200)
  return fromText(parsed)
}

function recipientOf(block: string): BouncedRecipient[] {
  const address = addressIn(field(block, 'final-recipient') ?? field(block, 'original-recipient') ?? '')
  if (address === null) return []
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(field(block, 'status') ?? '')?.[0] ?? null
  const said = `${status ?? ''} ${field(block, 'diagnostic-code') ?? ''}`
  const action = field(block, 'action')?.toLowerCase().trim() ?? 'failed'
  return [{ address, action, status, ...judge(said, action) }]
}

/** A mail without such a part names who was not reached, and what the server said, somewhere in its text. */
function fromText(parsed: ParsedMail): BouncedRecipient[] {
  const text = parsed.text.slice(0, 20_000)
  const named = parsed.headers.filter(({ name }) => name === 'x-failed-recipients').map(({ value }) => value)
  const addresses = [...named, text].join('\n').match(/[^\s<>"',;:()]{1,100}@[^\s<>"',;:()]{1,100}/g) ?? []
  const unique = [...new Set(addresses.flatMap((one) => addressIn(one) ?? []))].slice(0, 20)
  const delayed = /\bdelayed\b|will (?:continue|keep) (?:to try|trying)|not yet been delivered/i.test(text)
  const action = delayed ? 'delayed' : 'failed'
  return unique.map((address) => ({ address, action, status: null, ...judge(text, action) }))
}

function judge(said: string, action: string): { reason: string; permanent: boolean } {
  const code = Number(/\b[45]\d\d\b/.exec(said)?.[0] ?? (/\b4\.\d+\.\d+\b/.test(said) ? 450 : 550))
  const { reason } = classifyFailure({ code, text: said })
  const passing = reason === 'mailbox_full' || reason === 'rate_limited' || reason === 'greylisted'
  return { reason, permanent: action === 'failed' && code >= 500 && !passing }
}

function complaining(report: string): BouncedRecipient[] {
  const address = addressIn(field(report, 'original-rcpt-to') ?? field(report, 'removal-recipient') ?? '')
  return address === null
    ? []
    : [{ address, action: 'failed', status: null, reason: 'feedback', permanent: true }]
}

function field(block: string, name: string): string | null {
  return new RegExp(`^${name}:[ \\t]*([^\\r\\n]{0,500})`, 'im').exec(block)?.[1] ?? null
}

function addressIn(text: string): string | null {
  const found = /[^\s<>"',;:()]{1,100}@[a-z0-9.-]{1,200}[a-z0-9]/i.exec(text)?.[0]
  return found?.toLowerCase() ?? null
}
