import type { ClaimedMail } from '../messages/inbound/claim-mails.ts'
import { unknownAddress } from '../messages/inbound/contact-of.ts'
import { type ReceivedMail, tokensOf } from '../messages/inbound/received-mail.ts'
import { isAnswerSubject } from './subject.ts'
import type { MailToThread } from './thread-mails.ts'

export type Mail = ClaimedMail & { mail: ReceivedMail; contact: { address: string } }

/** What of a mail decides the conversation it belongs to. */
export function toThread({
  mailboxId,
  contact,
  envelopeTo,
  receivedAt,
  mail,
  ...claimed
}: Mail): MailToThread {
  const known = contact.address !== unknownAddress
  return {
    mailboxId,
    sender: known ? contact.address : null,
    named: mail.named,
    messageId: mail.parsed.messageId,
    providerThreadId: claimed.providerThreadId,
    subject: mail.subject,
    answers: known && looksLikeAnswer(mail, contact.address),
    receivedAt,
    tags: tokensOf(mail.parsed, envelopeTo),
    aboutDelivery: mail.auto.kind === 'bounce' || mail.auto.kind === 'report',
  }
}

/** A robot writes for many people: what answers go elsewhere is no sign of one person writing on. */
function looksLikeAnswer({ subject, named, parsed }: ReceivedMail, sender: string): boolean {
  const forOthers = parsed.replyTo.some(({ address }) => address.toLowerCase() !== sender)
  return !forOthers && (isAnswerSubject(subject) || named.length > 0)
}

/** The mails up to the first that may belong together with one before it, which has to be written first. */
export function independent<M extends Mail>(mails: M[]): M[] {
  const seen = new Set<string>()
  const end = mails.findIndex((mail) => {
    const { asks, leaves } = tracesOf(mail)
    if (asks.some((trace) => seen.has(trace))) return true
    for (const trace of leaves) seen.add(trace)
    return false
  })
  return end < 0 ? mails : mails.slice(0, end)
}

/** By what a mail is found by others, and by what it looks for them. */
export function tracesOf({ mailboxId, contact, providerThreadId, mail }: Mail): {
  asks: string[]
  leaves: string[]
} {
  const { messageId, inReplyTo } = mail.parsed
  const own = messageId === null ? [] : [messageId]
  const thread = providerThreadId === null ? [] : [`thread ${mailboxId} ${providerThreadId}`]
  const writer = `contact ${mailboxId} ${contact.address}`
  const answers = looksLikeAnswer(mail, contact.address)
  return {
    asks: [
      ...mail.named.map((id) => `is ${id}`),
      ...own.map((id) => `answers ${id}`),
      ...thread,
      ...(answers ? [writer] : []),
    ],
    leaves: [
      ...own.map((id) => `is ${id}`),
      ...(inReplyTo === null ? [] : [`answers ${inReplyTo}`]),
      ...thread,
      writer,
    ],
  }
}
