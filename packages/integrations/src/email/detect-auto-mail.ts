import {
  BOUNCE_SENDERS,
  BOUNCE_SUBJECTS,
  BOUNCE_TEXTS,
  NOTICES,
  VACATION_SUBJECTS,
} from './auto-mail/signs.ts'
import { headerValue, headerValues } from './mime/raw-headers.ts'
import type { ParsedMail } from './parse-mail.ts'

export type AutoMailKind = 'human' | 'bounce' | 'auto-reply' | 'list' | 'report'

/** What the decision is made from: a parsed mail, or as much of one. */
export type AutoMailInput = Pick<ParsedMail, 'subject' | 'from' | 'text' | 'headers' | 'attachments'>

/**
 * Tells whether a person wrote a mail (RFC 3834, 3464, 5965, 2919 and what programs do instead). `evidence`
 * names each sign that led to the kind; it is empty for `human`.
 */
export function detectAutoMail(parsed: AutoMailInput): { kind: AutoMailKind; evidence: string[] } {
  for (const [kind, look] of LOOKS) {
    const evidence = look(parsed)
    if (evidence.length > 0) return { kind, evidence }
  }
  return { kind: 'human', evidence: [] }
}

type Look = (parsed: AutoMailInput) => string[]

/** In order of certainty: what calls itself a report is one, whatever else it carries. */
const LOOKS: readonly (readonly [AutoMailKind, Look])[] = [
  ['report', lookForReport],
  ['bounce', lookForBounce],
  ['auto-reply', lookForAutoReply],
  ['bounce', lookForBounceText],
  ['list', lookForList],
]

function lookForReport(parsed: AutoMailInput): string[] {
  const type = reportType(parsed)
  const reports = ['feedback-report', 'disposition-notification', 'tlsrpt'].filter((name) => type === name)
  return signs([
    [reports.length > 0, `report-type ${type}`],
    [hasPart(parsed, 'message/feedback-report'), 'part message/feedback-report'],
    [hasPart(parsed, 'message/disposition-notification'), 'part message/disposition-notification'],
    [/^report domain: \S+ submitter: /i.test(parsed.subject), 'subject of a DMARC report'],
    [has(parsed, 'x-loop', /scomp/i) && hasPart(parsed, 'message/rfc822'), 'feedback loop header'],
    [isOldComplaint(parsed), 'complaint forwarded by a provider'],
    [NOTICES.complaint.test(parsed.text.slice(0, 2000)), 'complaint notice of a sending service'],
  ])
}

function lookForBounce(parsed: AutoMailInput): string[] {
  const type = reportType(parsed)
  return signs([
    [type === 'delivery-status' || type === 'delivery-status-notification', `report-type ${type}`],
    [hasPart(parsed, 'message/delivery-status'), 'part message/delivery-status'],
    [hasPart(parsed, 'message/global-delivery-status'), 'part message/global-delivery-status'],
    [has(parsed, 'x-failed-recipients', /./), 'X-Failed-Recipients'],
    [NOTICES.bounce.test(parsed.text.slice(0, 2000)), 'bounce notice of a sending service'],
    [
      has(parsed, 'x-mlserver', /./) && /^(?:loop alert|fml status)/i.test(parsed.subject),
      'list server error',
    ],
    [
      has(parsed, 'auto-submitted', /auto-replied|auto-generated/i) && isBounceSender(parsed),
      'bounce sender',
    ],
    [isBounceSender(parsed) && !isVacation(parsed), `from ${senderLabel(parsed)}`],
    [
      isSharedSender(parsed) && saysBounce(parsed),
      `from ${senderLabel(parsed)}, subject or text of a bounce`,
    ],
  ])
}

function lookForAutoReply(parsed: AutoMailInput): string[] {
  const submitted = headerValue(parsed.headers, 'auto-submitted')?.toLowerCase() ?? 'no'
  return signs([
    [isAutomatic(parsed, submitted) && !isBounceSubject(parsed), `Auto-Submitted: ${submitted.slice(0, 60)}`],
    [has(parsed, 'precedence', /^\s*auto[-_]?reply/i), 'Precedence: auto_reply'],
    [has(parsed, 'x-autoreply', /^(?!\s*no)/i), 'X-Autoreply'],
    [has(parsed, 'x-autorespond', /./), 'X-Autorespond'],
    [has(parsed, 'x-autoresponder', /./), 'X-Autoresponder'],
    [has(parsed, 'x-auto-reply-from', /./), 'X-Auto-Reply-From'],
    [has(parsed, 'x-mail-autoreply', /./), 'X-Mail-Autoreply'],
    [has(parsed, 'x-vacation', /./), 'X-Vacation'],
    [has(parsed, 'x-ms-exchange-generated-message-source', /oof|rule|mailbox rules/i), 'Exchange rule'],
    [has(parsed, 'x-ms-exchange-inbox-rules-loop', /./), 'Exchange inbox rule'],
    [isVacation(parsed), 'subject of an absence note'],
  ])
}

/** What is generated for a list's members is mail to many, not an answer. */
function isAutomatic(parsed: AutoMailInput, submitted: string): boolean {
  const toMany = has(parsed, 'list-id', /./) || has(parsed, 'list-unsubscribe', /./)
  return !/^no\b/.test(submitted) && !(toMany && submitted.startsWith('auto-generated'))
}

/** Bounces of programs that set no header: the subject and the words of the text must agree. */
function lookForBounceText(parsed: AutoMailInput): string[] {
  const subject = isBounceSubject(parsed)
  const text = BOUNCE_TEXTS.test(parsed.text.slice(0, 6000))
  return signs([
    [subject && (text || hasPart(parsed, 'message/rfc822')), 'subject and text of a bounce'],
    [text && /<>/.test(headerValue(parsed.headers, 'return-path') ?? ''), 'text of a bounce, null sender'],
  ])
}

function lookForList(parsed: AutoMailInput): string[] {
  const suppress = has(parsed, 'x-auto-response-suppress', /\ball\b|\boof\b|autoreply/i)
  return signs([
    [has(parsed, 'list-id', /./), 'List-Id'],
    [has(parsed, 'list-unsubscribe', /./), 'List-Unsubscribe'],
    [has(parsed, 'list-post', /./), 'List-Post'],
    [has(parsed, 'mailing-list', /./), 'Mailing-List'],
    [has(parsed, 'precedence', /^\s*(?:bulk|list|junk)/i), 'Precedence'],
    [has(parsed, 'feedback-id', /./) && suppress, 'Feedback-ID'],
    [suppress && has(parsed, 'x-auto-response-suppress', /\ball\b/i), 'X-Auto-Response-Suppress'],
  ])
}

function signs(found: [boolean, string][]): string[] {
  return found.filter(([holds]) => holds).map(([, name]) => name)
}

function has(parsed: AutoMailInput, name: string, value: RegExp): boolean {
  return headerValues(parsed.headers, name).some((written) => value.test(written))
}

function hasPart(parsed: AutoMailInput, type: string): boolean {
  return parsed.attachments.some(({ contentType }) => contentType === type)
}

function reportType(parsed: AutoMailInput): string | null {
  const type = headerValue(parsed.headers, 'content-type') ?? ''
  if (!/^multipart\/report\b/i.test(type)) return null
  return /report-type\s*=\s*"?([\w-]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'delivery-status'
}

function isBounceSender({ from }: AutoMailInput): boolean {
  const local = from.address.slice(0, Math.max(from.address.lastIndexOf('@'), 0))
  return BOUNCE_SENDERS.address.test(local) || BOUNCE_SENDERS.name.test(from.name)
}

function isSharedSender({ from }: AutoMailInput): boolean {
  return BOUNCE_SENDERS.shared.test(from.address) || BOUNCE_SENDERS.shared.test(from.name)
}

function saysBounce(parsed: AutoMailInput): boolean {
  return (
    isBounceSubject(parsed) ||
    BOUNCE_TEXTS.test(parsed.text.slice(0, 6000)) ||
    hasPart(parsed, 'text/rfc822-headers')
  )
}

function senderLabel({ from }: AutoMailInput): string {
  return from.address.split('@')[0] || from.name
}

function isVacation({ subject }: AutoMailInput): boolean {
  return VACATION_SUBJECTS.test(subject)
}

function isBounceSubject({ subject }: AutoMailInput): boolean {
  return BOUNCE_SUBJECTS.test(subject)
}

/** Before ARF providers forwarded the complained-about mail under a fixed subject. */
function isOldComplaint(parsed: AutoMailInput): boolean {
  const complaint = /^(?:abuse report|complaint about message from|email feedback report|fw: .{0,40}abuse)/i
  return complaint.test(parsed.subject) && hasPart(parsed, 'message/rfc822')
}
