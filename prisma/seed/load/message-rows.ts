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
    inboundMails: parts.flatMap((part) => (part.row.direction === 'inbound' ? [arrivalRow(part)] : [])),
    files: parts.flatMap((part): MailFile[] => [{ key: part.row.rawKey, mail: part.mail }, ...part.files]),
    inbound: parts.filter((part) => part.row.direction === 'inbound').map((part) => part.row),
  }
}

function onePart(input: Input, message: SeedMessage, index: number, earlier: string[]) {
  const { organizationId } = input
  const id = newId()
  const mail = mailOf(input, message, { id, index, earlier })
  const attachments = message.attachments.map((file, position) => ({
    id: newId(),
    organizationId,
    messageId: id,
    filename: file.filename,
    contentType: file.contentType,
    size: file.content.byteLength,
    storageKey: `attachments/${organizationId}/${id}/${position}`,
  }))
  const files = attachments.map((file, position) => ({
    key: file.storageKey,
    content: message.attachments[position]?.content ?? new Uint8Array(),
    contentType: file.contentType,
  }))
  const row = messageRow(input, message, { id, index, mail })
  const delivery = {
    messageId: id,
    organizationId,
    state: 'sent' as const,
    attempts: 1,
    recipients: mail.to.map((person) => person.address),
    notBefore: message.at,
    finishedAt: message.at,
  }
  return { row, mail, attachments, files, delivery: message.direction === 'inbound' ? [] : [delivery] }
}

function arrivalRow({ row, mail }: { row: ReturnType<typeof messageRow>; mail: RawMail }) {
  return {
    id: row.id,
    organizationId: row.organizationId,
    mailboxId: row.mailboxId,
    providerMessageId: `smtp:${row.id}`,
    rawKey: row.rawKey,
    size: Buffer.byteLength(mail.text),
    envelopeFrom: mail.from.address,
    envelopeTo: mail.to[0]?.address ?? '',
    state: 'ingested',
    messageId: row.id,
    receivedAt: row.createdAt,
    finishedAt: row.createdAt,
  }
}

type Place = { id: string; index: number; earlier: string[] }

function mailOf({ seed, mailbox }: Input, message: SeedMessage, { id, index, earlier }: Place): RawMail {
  const inbound = message.direction === 'inbound'
  const contact = { name: seed.contact.name, address: seed.contact.email.toLowerCase() }
  const ours = { name: mailbox.fromName, address: mailbox.address }
  const from = inbound ? contact : ours
  return {
    messageId: `<${id}@${from.address.split('@')[1]}>`,
    date: message.at,
    from,
    to: [inbound ? ours : contact],
    cc: message.cc.map(({ name, email }) => ({ name, address: email })),
    subject: index === 0 ? seed.subject : replySubject(seed.subject),
    text: message.quotedText === null ? message.text : `${message.text}\n\n${message.quotedText}`,
    html: message.html,
    references: earlier,
    attachments: message.attachments,
  }
}

type Written = { id: string; index: number; mail: RawMail }

function messageRow(input: Input, message: SeedMessage, { id, index, mail }: Written) {
  const { organizationId, conversationId, mailbox, lookups } = input
  const inbound = message.direction === 'inbound'
  const answers = mail.references.at(-1)
  return {
    id,
    organizationId,
    conversationId,
    mailboxId: mailbox.id,
    sequence: index + 1,
    direction: message.direction,
    authorId: message.author === null ? null : (lookups.members.get(message.author)?.id ?? null),
    messageId: mail.messageId,
    inReplyTo: answers ?? null,
    references: mail.references,
    fromName: mail.from.name,
    fromAddress: mail.from.address,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    text: message.text,
    quotedText: message.quotedText ?? '',
    html: message.html === null ? null : sanitizeHtml(message.html),
    threading: threadingOf(inbound, answers),
    rawKey: `${inbound ? 'raw' : 'sent'}/${organizationId}/${id.slice(-2)}/${id}.eml`,
    sentAt: message.at,
    createdAt: message.at,
  }
}

function threadingOf(inbound: boolean, answers: string | undefined) {
  if (!inbound) return { verdict: 'reply', evidence: [] }
  return answers === undefined
    ? { verdict: 'new', evidence: ['names no earlier mail'] }
    : { verdict: 'reference', evidence: [`answers ${answers}`] }
}
