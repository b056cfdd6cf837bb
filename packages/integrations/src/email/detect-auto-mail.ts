import { ABSENCE_SIGNS, absenceInWords } from './auto-mail/absence-note.ts'
import { asksForSomething, sentencesOf } from './auto-mail/person-words.ts'
import {
  ABSENCE_SUBJECTS,
  ADDRESS_TROUBLE,
  ANSWERED,
  BOUNCE_SENDERS,
  BOUNCE_SUBJECT_STARTS,
  BOUNCE_SUBJECTS,
  BOUNCE_TEXTS,
  NOTICES,
  ROBOT_SUBJECTS,
  ROBOTS,
  TRANSCRIPTS,
  VACATION_TEXTS,
} from './auto-mail/signs.ts'
import { isComplaintNotice, speaks, THEIRS } from './auto-mail/voice.ts'
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

/**
 * Whether only what a mail says led to its kind, and neither its header, its parts nor its sender. Words may be
 * a person's, so nobody should lose anything by such a judgement.
 */
export function restsOnWords(evidence: readonly string[]): boolean {
  return evidence.length > 0 && evidence.every((sign) => WORDS.has(sign))
}

const BOUNCE_WORDS = 'subject and text of a bounce'
const WORDS = new Set<string>([ABSENCE_SIGNS.both, ABSENCE_SIGNS.text, BOUNCE_WORDS])

/** Amazon and the previews of Microsoft put something before what others begin with (RFC 7489, 7.2.1.1). */
const DMARC_SUBJECT =
  /^\s*(?:\[[^\]]{1,30}\]\s*)?(?:dmarc )?(?:aggregate )?report domain: *\S{1,300} +submitter: /i

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
    [DMARC_SUBJECT.test(parsed.subject), 'subject of a DMARC report'],
    [has(parsed, 'x-loop', /scomp/i) && hasPart(parsed, 'message/rfc822'), 'feedback loop header'],
    [isOldComplaint(parsed), 'complaint forwarded by a provider'],
    [NOTICES.complaint.test(parsed.text.slice(0, 2000)), 'complaint notice of a sending service'],
  ])
}

function lookForBounce(parsed: AutoMailInput): string[] {
  const type = reportType(parsed)
  return signs([
    [type === 'delivery-status' || type === 'delivery-status-notification', `report-type ${type}`],
    [hasPart(parsed, 'message/delivery-status') && !isShown(parsed), 'part message/delivery-status'],
    [
      hasPart(parsed, 'message/global-delivery-status') && !isShown(parsed),
      'part message/global-delivery-status',
    ],
    [has(parsed, 'x-failed-recipients', /./), 'X-Failed-Recipients'],
    [NOTICES.bounce.test(parsed.text.slice(0, 2000)), 'bounce notice of a sending service'],
    [NOTICES.delivery.test(parsed.text.slice(0, 2000)), 'delivery notice of a sending service'],
    [
      has(parsed, 'x-mlserver', /./) && /^(?:loop alert|fml status)|\bnot member\b/i.test(parsed.subject),
      'list server error',
    ],
    [
      has(parsed, 'auto-submitted', /auto-replied|auto-generated/i) && isBounceSender(parsed),
      'bounce sender',
    ],
    [isBounceSender(parsed) && !isAbsenceSubject(parsed), `from ${senderLabel(parsed)}`],
    [
      isSharedSender(parsed) && saysBounce(parsed) && !isQuestion(parsed),
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
    [has(parsed, 'x-autoreply-from', /./), 'X-AutoReply-From'],
    [has(parsed, 'x-precedence', /^\s*auto[-_]?reply/i), 'X-Precedence: auto_reply'],
    [has(parsed, 'x-apple-action', /vacation/i), 'X-Apple-Action'],
    [has(parsed, 'x-autogenerated', /^\s*reply/i), 'X-Autogenerated: Reply'],
    [has(parsed, 'x-post-messageclass', /auto-?responder/i), 'X-POST-MessageClass'],
    [has(parsed, 'delivered-to', /^\s*auto-?responder/i), 'Delivered-To: Autoresponder'],
    [has(parsed, 'x-ms-exchange-generated-message-source', /oof/i), 'Exchange absence note'],
    [isAbsenceSubject(parsed) && isMachine(parsed), 'subject of an absence note, sent by a program'],
    [tellsAbsence(parsed), 'text of an absence note, no answer wanted'],
    ...absenceWords(parsed),
  ])
}

function absenceWords(parsed: AutoMailInput): [boolean, string][] {
  const sign = absenceInWords(parsed, has(parsed, 'in-reply-to', /<.{1,500}>/))
  return sign === null ? [] : [[true, sign]]
}

/**
 * Whether an automatic mail answers one of ours, rather than being news of a program: by its words, by what it
 * replies to, or because it says so itself.
 */
export function isAnswer(parsed: AutoMailInput, evidence: readonly string[]): boolean {
  const says = evidence.some((sign) => !/^Auto-Submitted: auto-(?:generated|notified)/.test(sign))
  return (
    says ||
    ANSWERED.test(parsed.subject) ||
    has(parsed, 'in-reply-to', /<.{1,500}>/) ||
    VACATION_TEXTS.test(parsed.text.slice(0, 2_000))
  )
}

/** What is generated for a list's members is mail to many, not an answer. */
function isAutomatic(parsed: AutoMailInput, submitted: string): boolean {
  const toMany = has(parsed, 'list-id', /./) || has(parsed, 'list-unsubscribe', /./)
  return !/^no\b/.test(submitted) && !(toMany && submitted.startsWith('auto-generated'))
}

/** Bounces of programs that set no header: the subject, the words of the text and the sender must agree. */
function lookForBounceText(parsed: AutoMailInput): string[] {
  if (isPassedOn(parsed) || lookForList(parsed).length > 0) return []
  const text = saysUndelivered(parsed)
  const says = text || hasPart(parsed, 'message/rfc822')
  return signs([
    [isTranscript(parsed) && BOUNCE_SUBJECT_STARTS.test(parsed.subject), BOUNCE_WORDS],
    [says && isBounceSubject(parsed) && isRobot(parsed), 'subject and text of a bounce by a program'],
    [text && isNullSender(parsed), 'text of a bounce, null sender'],
    [isNullSender(parsed) && BOUNCE_SUBJECT_STARTS.test(parsed.subject), 'subject of a bounce, null sender'],
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
  return BOUNCE_SENDERS.address.test(local) || (local === '' && BOUNCE_SENDERS.name.test(from.name))
}

function isSharedSender({ from }: AutoMailInput): boolean {
  const { shared, name } = BOUNCE_SENDERS
  return shared.test(from.address) || shared.test(from.name) || name.test(from.name)
}

/** Words of a mail server, with none of somebody who wants something or speaks of what is theirs. */
function isTranscript({ text }: AutoMailInput): boolean {
  const start = text.slice(0, 6_000)
  return TRANSCRIPTS.test(start) && !THEIRS.test(start) && !asksForSomething(sentencesOf(start))
}

function isQuestion({ text }: AutoMailInput): boolean {
  const start = text.slice(0, 6_000)
  return /[?？]/.test(start.replaceAll(/https?:\S+/g, '')) && !TRANSCRIPTS.test(start)
}

function saysUndelivered({ text }: AutoMailInput): boolean {
  const start = text.slice(0, 6_000)
  return BOUNCE_TEXTS.test(start) || (ADDRESS_TROUBLE.test(start) && /[^\s@]@[^\s@]/.test(start))
}

/** Programs that set no header of their own still take care not to be answered. */
function tellsAbsence(parsed: AutoMailInput): boolean {
  const unanswerable = isNullSender(parsed) || has(parsed, 'x-auto-response-suppress', /\ball\b|\boof\b/i)
  const toMany = has(parsed, 'list-id', /./) || has(parsed, 'list-unsubscribe', /./)
  if (!unanswerable || toMany || !VACATION_TEXTS.test(parsed.text.slice(0, 2_000))) return false
  return isNullSender(parsed) || !asksForSomething(sentencesOf(parsed.text))
}

function saysBounce(parsed: AutoMailInput): boolean {
  const said = isBounceSubject(parsed) || BOUNCE_SUBJECT_STARTS.test(parsed.subject)
  return said || saysUndelivered(parsed) || hasPart(parsed, 'text/rfc822-headers')
}

function senderLabel({ from }: AutoMailInput): string {
  return from.address.split('@')[0] || from.name
}

function isRobot({ from }: AutoMailInput): boolean {
  return from.address === '' || ROBOTS.test(from.address.slice(0, Math.max(from.address.lastIndexOf('@'), 0)))
}

function isNullSender(parsed: AutoMailInput): boolean {
  return has(parsed, 'return-path', /^\s*<\s*>/) || has(parsed, 'from', /^\s*<\s*>\s*$/)
}

/** Somebody who forwards or answers a bounce is a person. */
function isPassedOn(parsed: AutoMailInput): boolean {
  return (
    ANSWERED.test(parsed.subject) &&
    !isNullSender(parsed) &&
    !isBounceSender(parsed) &&
    !isSharedSender(parsed)
  )
}

/** Somebody who attaches a bounce and says what it is about is one as well. */
function isShown(parsed: AutoMailInput): boolean {
  if (isPassedOn(parsed)) return true
  const automatic = has(parsed, 'auto-submitted', /^(?!\s*no\b)/i) || has(parsed, 'precedence', /bulk|junk/i)
  if (automatic || isMachine(parsed) || isSharedSender(parsed) || reportType(parsed) !== null) return false
  return speaks(parsed.text)
}

function isAbsenceSubject({ subject }: AutoMailInput): boolean {
  return ROBOT_SUBJECTS.test(subject) || ABSENCE_SUBJECTS.test(subject)
}

function isMachine(parsed: AutoMailInput): boolean {
  return isNullSender(parsed) || isBounceSender(parsed) || isRobot(parsed)
}

function isBounceSubject({ subject }: AutoMailInput): boolean {
  return BOUNCE_SUBJECTS.test(subject)
}

/** Before ARF providers forwarded the complained-about mail under a fixed subject. */
function isOldComplaint(parsed: AutoMailInput): boolean {
  const complaint = /^(?:abuse report|complaint about message from|email feedback report|fw: .{0,40}abuse)/i
  return complaint.test(parsed.subject) && hasPart(parsed, 'message/rfc822') && isComplaintNotice(parsed.text)
}
