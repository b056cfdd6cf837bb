import { buffer } from 'node:stream/consumers'
import { buildMail, quoteHistory, textToHtml } from '@frontdesk/integrations/email/build-mail'
import { threadAddress } from '@frontdesk/integrations/email/thread-headers'
import { storage } from '@frontdesk/integrations/storage/storage'
import type { OrgContext } from '../context.ts'
import { threadToken } from '../threading/token.ts'
import type { WayOut } from './transport.ts'

type Person = { name: string; address: string }

/** Everything an outgoing mail is made of, read in one transaction. */
export type Parts = {
  message: {
    id: string
    conversationId: string
    messageId: string
    inReplyTo: string | null
    references: string[]
    from: Person
    to: Person[]
    cc: Person[]
    bcc: Person[]
    subject: string
    text: string
    createdAt: Date
  }
  /** the thread at the provider that the answered mail belongs to */
  providerThreadId: string | null
  wayOut: WayOut
  /** the provider's thread of the conversation, where there is one */
  threadId: string | null
  replyTo: Person
  signature: string
  quoted: { from: Person; date: Date; text: string; html: string | null } | null
  files: { filename: string; contentType: string; storageKey: string }[]
}

export async function readParts(ctx: OrgContext, id: string): Promise<Parts> {
  const message = await ctx.db.message.findUniqueOrThrow({
    where: { id },
    omit: { html: true, quotedText: true },
  })
  const conversation = await ctx.db.conversation.findUniqueOrThrow({ where: { id: message.conversationId } })
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: message.mailboxId } })
  const files = await ctx.db.attachment.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } })
  const { fromName: name, fromAddress: address } = message
  const answered = await answeredMail(ctx, message.conversationId, message.inReplyTo)
  return {
    message: {
      ...message,
      messageId: message.messageId ?? `<${message.id}@${address.slice(address.lastIndexOf('@') + 1)}>`,
      from: { name, address },
      to: message.to as Person[],
      cc: message.cc as Person[],
      bcc: message.bcc as Person[],
    },
    wayOut: { organizationId: ctx.organizationId, mailboxId: mailbox.id, channel: mailbox.channel },
    threadId: await threadAtProvider(ctx, conversation.id, mailbox.id),
    replyTo: {
      name,
      address: threadAddress(mailbox.address, threadToken(ctx.organizationId, conversation.number)),
    },
    signature: mailbox.signature,
    providerThreadId: answered?.providerThreadId ?? null,
    quoted: answered?.quoted ?? null,
    files,
  }
}

/** Where the newest mail of this conversation that the provider knows lies. */
async function threadAtProvider(
  ctx: OrgContext,
  conversationId: string,
  mailboxId: string,
): Promise<string | null> {
  const newest = await ctx.db.message.findFirst({
    where: { conversationId, mailboxId, providerThreadId: { not: null } },
    orderBy: { sequence: 'desc' },
    select: { providerThreadId: true },
  })
  return newest?.providerThreadId ?? null
}

async function answeredMail(
  ctx: OrgContext,
  conversationId: string,
  messageId: string | null,
): Promise<Pick<Parts, 'quoted' | 'providerThreadId'> | null> {
  if (messageId === null) return null
  const answered = await ctx.db.message.findFirst({ where: { conversationId, messageId } })
  if (!answered) return null
  return {
    providerThreadId: answered.providerThreadId,
    quoted: {
      from: { name: answered.fromName, address: answered.fromAddress },
      date: answered.sentAt,
      text: answered.text,
      html: answered.html,
    },
  }
}

/** The raw mail: the agent's text, the mailbox's signature, and what is being answered below it. */
export async function composeMail(parts: Parts): Promise<Uint8Array> {
  const { message, signature } = parts
  const written = signature ? `${message.text}\n\n-- \n${signature}` : message.text
  const history = parts.quoted ? quoteHistory(parts.quoted) : null
  return buildMail({
    messageId: message.messageId,
    date: message.createdAt,
    from: message.from,
    replyTo: parts.replyTo,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    text: history ? `${written}\n\n${history.text}` : written,
    html: history ? `${textToHtml(written)}<br>${history.html}` : textToHtml(written),
    ...(message.inReplyTo === null ? {} : { inReplyTo: message.inReplyTo }),
    references: message.references,
    attachments: await Promise.all(
      parts.files.map(async (file) => ({
        filename: file.filename,
        contentType: file.contentType,
        content: await buffer((await storage().get(file.storageKey)).body),
      })),
    ),
  })
}
