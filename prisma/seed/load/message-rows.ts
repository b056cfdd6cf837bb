import { sanitizeHtml } from '@frontdesk/integrations/email/sanitize-html'
import { replySubject } from '@frontdesk/integrations/email/thread-headers'
import { newId } from '@frontdesk/runtime/id'
import type { SeedConversation, SeedMessage } from '../types.ts'
import type { Lookups } from './lookups.ts'

/** Something that belongs into storage: a raw mail to be built, or an attachment. */
export type MailFile =
  | { key: string; content: Uint8Array; contentType: string }
  | { key: string; mail: RawMail }
export type RawMail = {
  messageId: string
  date: Date
  from: { name: string; address: string }
  to: { name: string; address: string }[]
  cc: { name: string; address: string }[]
  subject: string
  text: string
  html: string | null
  references: string[]
  attachments: { filename: string; contentType: string; content: Uint8Array }[]
}

type Mailbox = { id: string; address: string; fromName: string }
type Input = {
  organizationId: string
  conversationId: string
  number: number
  seed: SeedConversation
  lookups: Lookups
  mailbox: Mailbox
  written: SeedMessage[]
}

export function messageRows(input: Input) {
  const ids: string[] = []
  const parts = input.written.map((message, index) => {
    const part = onePart(input, message, index, [...ids])
    ids.push(part.mail.messageId)
    return part
  })
  return {
    messages: parts.map((part) => part.row),
    attachments: parts.flatMap((part) => part.attachments),
    deliveries: parts.flatMap((part) => part.delivery),
    files: parts.flatMap((part): MailFile[] => [{ key: part.row.rawKey, mail: part.mail }, ...part.files]),
    inbound: parts.filter((part) => part.row.direction === 'inbound').map((part) => part.row),
  }
}

function onePart(input: Input, message: SeedMessage, index: number, earlier: string[]) {
  const { organizationId, conversationId, seed, mailbox } = input
  const id = newId()
  const inbound = message.direction === 'inbound'
  const contact = { name: seed.contact.name, address: seed.contact.email.toLowerCase() }
  const ours = { name: mailbox.fromName, address: mailbox.address }
  const domain = inbound ? contact.address.split('@')[1] : mailbox.address.split('@')[1]
  const mail: RawMail = {
    messageId: `<${id}@${domain}>`,
    date: message.at,
    from: inbound ? contact : ours,
    to: [inbound ? ours : contact],
    cc: message.cc.map(({ name, email }) => ({ name, address: email })),
    subject: index === 0 ? seed.subject : replySubject(seed.subject),
    text: message.quotedText === null ? message.text : `${message.text}\n\n${message.quotedText}`,
    html: message.html,
    references: earlier,
    attachments: message.attachments,
  }
  const attachments = message.attachments.map((file, position) => ({
    id: newId(),
    organizationId,
    messageId: id,
    filename: file.filename,
    contentType: file.contentType,
    size: file.content.byteLength,
    storageKey: `attachments/${organizationId}/${id}/${position}`,
  }))
  const row = {
    id,
    organizationId,
    conversationId,
    mailboxId: mailbox.id,
    sequence: index + 1,
    direction: message.direction,
    authorId: message.author === null ? null : (input.lookups.members.get(message.author)?.id ?? null),
    messageId: mail.messageId,
    inReplyTo: earlier.at(-1) ?? null,
    references: earlier,
    fromName: mail.from.name,
    fromAddress: mail.from.address,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: message.text,
    quotedText: message.quotedText ?? '',
    html: message.html === null ? null : sanitizeHtml(message.html),
    threading: threadingOf(inbound, earlier.at(-1)),
    rawKey: `${inbound ? 'raw' : 'sent'}/${organizationId}/${id.slice(-2)}/${id}.eml`,
    sentAt: message.at,
    createdAt: message.at,
  }
  const delivery = {
    messageId: id,
    organizationId,
    state: 'sent' as const,
    attempts: 1,
    recipients: [contact.address],
    notBefore: message.at,
    finishedAt: message.at,
  }
  const files = attachments.map((file, position) => ({
    key: file.storageKey,
    content: message.attachments[position]?.content ?? new Uint8Array(),
    contentType: file.contentType,
  }))
  return { row, mail, attachments, files, delivery: inbound ? [] : [delivery] }
}

function threadingOf(inbound: boolean, answers: string | undefined) {
  if (!inbound) return { verdict: 'reply', evidence: [] }
  return answers === undefined
    ? { verdict: 'new', evidence: ['names no earlier mail'] }
    : { verdict: 'reference', evidence: [`answers ${answers}`] }
}
