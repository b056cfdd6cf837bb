import type { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type MimeNode from 'nodemailer/lib/mime-node'
import { type Address, oneLine } from './mime/addresses.ts'
import { safeFileName } from './mime/file-names.ts'

export { quoteHistory } from './quote-history.ts'
export { textToHtml } from './text-to-html.ts'

export type OutgoingAttachment = {
  filename: string
  contentType: string
  content: Uint8Array | Readable
  /** Set for an image that the HTML shows as `cid:…`; without brackets. */
  contentId?: string
}

export type OutgoingMail = {
  /** `<left@right>`, fixed before the first try to send. */
  messageId: string
  date: Date
  from: Address
  replyTo?: Address
  to: readonly Address[]
  cc: readonly Address[]
  /** Known to the envelope only; never part of the message. */
  bcc?: readonly Address[]
  subject: string
  text: string
  html?: string
  inReplyTo?: string
  references: readonly string[]
  headers?: Readonly<Record<string, string>>
  attachments: readonly OutgoingAttachment[]
}

/**
 * The raw message (RFC 5322, MIME) of an outgoing mail. No value can add a header: line breaks are taken out
 * of every one. Rejects when an address, id or header name cannot be written safely.
 */
export async function buildMail(input: OutgoingMail): Promise<Uint8Array> {
  return compose(input).build()
}

/** The same as a stream: files are read as it is, one after another. Throws where `buildMail` rejects. */
export function streamMail(input: OutgoingMail): Readable {
  return compose(input).createReadStream()
}

function compose(input: OutgoingMail): MimeNode {
  const composer = new MailComposer({
    messageId: checkedId(input.messageId),
    date: input.date,
    from: checkedAddress(input.from),
    ...(input.replyTo === undefined ? {} : { replyTo: checkedAddress(input.replyTo) }),
    to: input.to.map(checkedAddress),
    cc: input.cc.map(checkedAddress),
    subject: oneLine(input.subject),
    text: input.text,
    ...(input.html === undefined ? {} : { html: input.html }),
    ...(input.inReplyTo === undefined ? {} : { inReplyTo: checkedId(input.inReplyTo) }),
    references: input.references.map(checkedId),
    headers: extraHeaders(input.headers ?? {}),
    attachments: input.attachments.map((attachment) => toPart(attachment, input.html !== undefined)),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile()
}

/** Headers that have a field of their own or that the composer writes. */
const RESERVED =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|in-reply-to|references|mime-version|content-.*|received|return-path)$/i

function checkedAddress({ name, address }: Address): { name: string; address: string } {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, Math.max(at, 0))
  const domain = address.slice(at + 1)
  const localIsSafe =
    /^[^\s"(),:;<>@[\\\]\p{Cc}]+$/u.test(local) || /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"$/u.test(local)
  if (!localIsSafe || !/^(?:[\p{L}\p{M}\p{N}._-]+|\[[\da-f:.]+\])$/iu.test(domain) || address.length > 320) {
    throw new TypeError('not an address that mail can be sent to')
  }
  return { name: oneLine(name, 200), address }
}

function checkedId(id: string): string {
  if (!/^<[^\s<>\p{Cc}]{1,900}>$/u.test(id)) throw new TypeError('not a message id')
  return id
}

function extraHeaders(headers: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(headers).map(([key, value]) => {
    if (!/^[A-Za-z][\w-]{0,70}$/.test(key) || RESERVED.test(key))
      throw new TypeError(`header ${key} cannot be set`)
    return { key, value: oneLine(value, 900) }
  })
}

function toPart(attachment: OutgoingAttachment, hasHtml: boolean) {
  const { content, contentType } = attachment
  const isType = /^[\w.+-]{1,100}\/[\w.+-]{1,100}$/.test(contentType)
  const contentId = attachment.contentId?.replace(/[^\w.@+-]/g, '') ?? ''
  const embedded = hasHtml && contentId !== ''
  const filename = safeFileName(attachment.filename)
  return {
    filename: filename === '' ? 'attachment' : filename,
    contentType: isType ? contentType : 'application/octet-stream',
    content: content instanceof Uint8Array ? Buffer.from(content) : content,
    contentDisposition: embedded ? 'inline' : 'attachment',
    ...(embedded ? { cid: contentId } : {}),
  }
}
