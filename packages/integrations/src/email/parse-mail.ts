import { decodeWords } from './charset/encoded-words.ts'
import { type Address, oneLine, parseAddresses } from './mime/addresses.ts'
import { assembleBody, type DeclaredFile, type MailBody, type MailFile } from './mime/body.ts'
import { parseMailDate } from './mime/mail-date.ts'
import { parseInReplyTo, parseMessageId, parseReferences } from './mime/message-ids.ts'
import { parseMimeTree } from './mime/mime-tree.ts'
import { type Header, headerValue, headerValues, readRawMail, readRawPart } from './mime/raw-headers.ts'
import { type Invitation, invitationIn } from './parts/calendar.ts'
import { signedContent } from './parts/opaque-signed.ts'
import { type Protection, protectionOf } from './parts/protection.ts'
import { sniffFile } from './parts/sniff.ts'
import { unpackWinmail } from './winmail/unpack-winmail.ts'

export type { Address, Header, Invitation, MailFile, Protection }

export type ParsedMail = {
  subject: string
  /** The author; empty strings where the mail names none. */
  from: Address
  to: Address[]
  cc: Address[]
  bcc: Address[]
  replyTo: Address[]
  date: Date | null
  /** Ids keep their angle brackets: `<left@right>`. */
  messageId: string | null
  inReplyTo: string | null
  references: string[]
  /** Never empty where the mail has readable HTML. */
  text: string
  html: string | null
  attachments: MailFile[]
  /** Unfolded, not decoded, names in lower case, in the order of the mail. */
  headers: Header[]
  /** Addresses the mail was really delivered to, as servers on the way noted them. */
  deliveredTo: string[]
  /** The first event of a calendar file, where the mail has one. */
  invitation?: Invitation
  /** How the mail is signed or encrypted, as far as its form says. */
  protection?: Protection
}

/**
 * Reads a raw mail (RFC 5322, MIME). Never rejects: whatever is broken is repaired or left out, and every
 * list and text is bounded.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const { headers, body } = readRawMail(raw)
  const content = await readBody(headers, body)
  const attachments = await Promise.all(content.attachments.map(sniff))
  const invitation = invitationIn(attachments)
  const protection = protectionOf({ headers, attachments, text: content.text })
  return {
    subject: oneLine(decodeWords(headerValue(headers, 'subject') ?? '')),
    from: author(headers),
    to: recipients(headers, 'to'),
    cc: recipients(headers, 'cc'),
    bcc: recipients(headers, 'bcc'),
    replyTo: recipients(headers, 'reply-to'),
    date: parseMailDate(headerValue(headers, 'date')),
    messageId: parseMessageId(headerValue(headers, 'message-id')),
    inReplyTo: parseInReplyTo(headerValue(headers, 'in-reply-to')),
    references: parseReferences(headerValues(headers, 'references')),
    text: content.text,
    html: content.html,
    attachments,
    headers,
    deliveredTo: deliveredTo(headers),
    ...(invitation === null ? {} : { invitation }),
    ...(protection === null ? {} : { protection }),
  }
}

const DELIVERY_HEADERS = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to']

async function readBody(headers: Header[], body: Uint8Array): Promise<MailBody> {
  try {
    return await unwrapSigned(unpackWinmail(assembleBody(await parseMimeTree(headers, body))))
  } catch {
    const text = new TextDecoder().decode(body.subarray(0, 1_000_000)).replaceAll('\0', '')
    return { text, html: null, attachments: [] }
  }
}

/** A mail whose only form is a signed package shows what is in it, once; the package stays among the files. */
async function unwrapSigned(outer: MailBody): Promise<MailBody> {
  const file = outer.attachments.find(isPackage)
  const entity = outer.text.trim() === '' && outer.html === null && file ? signedContent(file.content) : null
  if (entity === null) return outer
  const part = readRawPart(entity)
  const inner = assembleBody(await parseMimeTree(part.headers, part.body))
  return { ...inner, attachments: [...inner.attachments, ...outer.attachments] }
}

function isPackage({ contentType, filename }: DeclaredFile): boolean {
  return /pkcs7-mime$/i.test(contentType) || /\.p7m$/i.test(filename)
}

async function sniff(file: DeclaredFile): Promise<MailFile> {
  return { ...file, ...(await sniffFile(file)) }
}

/** The first usable address of From, else of Sender, else the name alone. */
function author(headers: Header[]): Address {
  const from = parseAddresses(headerValues(headers, 'from'))
  const sender = parseAddresses(headerValues(headers, 'sender'))
  const usable = [...from, ...sender].find(({ address }) => address !== '')
  return usable ?? from[0] ?? sender[0] ?? { name: '', address: '' }
}

function recipients(headers: Header[], name: string): Address[] {
  return parseAddresses(headerValues(headers, name)).filter(({ address }) => address !== '')
}

function deliveredTo(headers: Header[]): string[] {
  const values = DELIVERY_HEADERS.flatMap((name) => headerValues(headers, name))
  const addresses = parseAddresses(values).map(({ address }) => address)
  return [...new Set(addresses.filter((address) => address !== ''))]
}
