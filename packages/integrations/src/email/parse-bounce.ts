import { addressesIn, addressIn } from './bounce/addresses.ts'
import { readComplainers, readNotices } from './bounce/json-notice.ts'
import { isDelay, ownWords, recipientsInWords, wordsAbout } from './bounce/plain-report.ts'
import { reasonOf } from './bounce/reason-of.ts'
import { type BounceReason, isLasting } from './bounce/reasons.ts'
import { field, looseFields, readStatusBlocks, type StatusBlock } from './bounce/status-parts.ts'
import { detectAutoMail, isAnswer } from './detect-auto-mail.ts'
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
  const { kind, evidence } = detectAutoMail(parsed)
  if (kind === 'bounce') return { kind, recipients: bounced(parsed) }
  if (kind === 'report') return complaint(parsed)
  if (kind === 'auto-reply' && isAnswer(parsed, evidence))
    return { kind: 'vacation', recipients: away(parsed) }
  return null
}

function bounced(parsed: ParsedMail): BouncedRecipient[] {
  const declared = [...readNotices(parsed.text), ...readStatusBlocks(parsed)]
  const blocks = declared.length > 0 ? declared : undeclared(parsed)
  const words = ownWords(parsed)
  const lines = words.split('\n')
  const several = blocks.length > 1
  return blocks.map((block) => {
    const near = several && blocks.length > mostNamed ? '' : wordsAbout(lines, block.recipient)
    // What is said of all recipients is said of the only one.
    return judged(block, several ? [near] : [near, words, parsed.subject])
  })
}

/** More recipients than any person looks at: their own fields have to do. */
const mostNamed = 200

function undeclared(parsed: ParsedMail): StatusBlock[] {
  const fields = looseFields(parsed)
  const action = fields.action ?? (isDelay(parsed) ? 'delayed' : 'failed')
  return recipientsInWords(parsed).map((recipient) => ({ ...fields, recipient, action }))
}

/** The diagnosis goes before the server's prose, which covers all recipients and what to do about it. */
function judged({ recipient: address, ...block }: StatusBlock, prose: string[]): BouncedRecipient {
  const action = block.action ?? (block.status?.startsWith('2') ? 'delivered' : 'failed')
  const said = [block.diagnostic, ...prose].filter((text) => text.trim() !== '')
  const status = statusOf(block, prose)
  if (action !== 'failed' && action !== 'delayed')
    return { address, action, status, reason: 'unknown', permanent: false }
  const reason = reasonOf(said, status)
  const permanent = action === 'failed' && isLasting(reason) && !passes(reason, status, said)
  return { address, action, status, reason, permanent }
}

/** A server's own code goes before the one its client made of it, and any that says something before x.0.0. */
function statusOf({ diagnostic, status }: Omit<StatusBlock, 'recipient'>, prose: string[]): string {
  const [own = '', told = ''] = [diagnostic, prose.join('\n')].map(
    (text) => /(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?![\d.])/.exec(text)?.[0],
  )
  const named = status ?? ''
  return [own, named, told].find((code) => /^\d\.(?!0\.0)/.test(code)) ?? (named || own || told)
}

/**
 * Whether words that sound final are not. A server that knows no such user does not come to know one later, so
 * there its "temporary" counts only with words that say so too; and a mailbox that refuses after it has seen the
 * mail exists, whatever it says.
 */
function passes(reason: BounceReason, status: string, said: readonly string[]): boolean {
  const [first = ''] = said
  const [, reply = ''] = /(?<![\d.])([45])[0-7]\d[ -](?=\S)/.exec(first) ?? []
  const temporary = `${status}${reply}`.startsWith('4')
  if (reason !== 'user_unknown') return temporary
  if (temporary && /unavailable|busy|temporar|verif(?:y|ication)|try again/i.test(first)) return true
  const text = said.join('\n').slice(0, 8_000)
  if (knownAfterData.test(text)) return false
  return afterData.test(text) || (!/^5\.1\.\d+$/.test(status) && afterDataCommand.test(text))
}

const afterData = /in reply to (?:the )?end of data|after (?:end of data|data)\b/i
/** How Yahoo, which looks for the recipient that late, says that there is none. */
const knownAfterData = /user (?:doesn't|does not) have an? \S{1,80} account/i
/** Servers that send all commands at once log what the recipient got below it, with a code that says so. */
const afterDataCommand = />>> data\s{1,5}<<< 5\d\d[^\n]{0,200}user|smtp command\s{1,5}data\b/i

function complaint(parsed: ParsedMail): Bounce | null {
  const reports = parsed.attachments
    .filter(({ contentType }) => contentType === 'message/feedback-report')
    .map(({ content }) => Buffer.from(content.subarray(0, 64 * 1_024)).toString('utf8'))
  const report = reports.join('\n')
  const type = parsed.headers.find(({ name }) => name === 'content-type')?.value ?? ''
  const receipt = parsed.attachments.some((one) => one.contentType === 'message/disposition-notification')
  if (
    (receipt && report === '') ||
    /disposition-notification|tlsrpt/i.test(type) ||
    /^report domain:/i.test(parsed.subject)
  )
    return null
  const fields = ['original-rcpt-to', 'removal-recipient', 'final-recipient'].map((name) =>
    field(report, name),
  )
  const named = [...fields.map((value) => addressIn(value ?? '')), ...readComplainers(parsed.text)].filter(
    (one) => one !== null,
  )
  const own = new Set([...parsed.to, parsed.from].map((one) => one.address.toLowerCase()))
  const others = recipientsInWords(parsed).filter((one) => !own.has(one))
  const recipients = [...new Set(named.length > 0 ? named : others.slice(0, 1))].map((address) => ({
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
