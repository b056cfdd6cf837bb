import { threadAddress } from '@frontdesk/integrations/email/thread-headers'
import type { OrgContext } from '../context.ts'
import type { Person } from '../recipients/people.ts'
import { threadToken } from '../threading/token.ts'
import type { WayOut } from './transport.ts'

type Answered = { from: Person; date: Date; text: string; html: string | null }
type FilePart = { filename: string; contentType: string; storageKey: string }

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
  wayOut: WayOut
  /** the provider's thread of the conversation, where there is one */
  threadId: string | null
  replyTo: Person
  signature: string
  quoted: Answered | null
  /** what a forwarded mail carries on below its own text */
  forwarded: { text: string; html: string | null } | null
  files: FilePart[]
  /** files that the mail only names, with where they can be fetched */
  links: { filename: string; size: number; attachmentId: string }[]
  /** what leaves although nobody pressed Send */
  automatic: 'acknowledgement' | 'answer' | null
  language: string
}

export async function readParts(ctx: OrgContext, id: string): Promise<Parts> {
  const message = await ctx.db.message.findUniqueOrThrow({ where: { id }, omit: { html: true } })
  const conversation = await ctx.db.conversation.findUniqueOrThrow({ where: { id: message.conversationId } })
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: message.mailboxId } })
  const files = await ctx.db.attachment.findMany({ where: { messageId: id }, orderBy: { id: 'asc' } })
  const { fromName: name, fromAddress: address } = message
  const { verdict } = message.threading as { verdict?: string }
  const automatic = message.autoKind !== 'human' ? 'acknowledgement' : verdict === 'answer' ? 'answer' : null
  const isReply = automatic !== 'acknowledgement' && message.forwardedId === null
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
    // A provider puts a mail with another subject into no thread.
    threadId: isReply ? await threadAtProvider(ctx, conversation.id, mailbox.id) : null,
    replyTo: {
      name,
      address: threadAddress(mailbox.address, threadToken(ctx.organizationId, conversation.number)),
    },
    signature: mailbox.signature,
    quoted: isReply ? await answeredMail(ctx, message.conversationId, message.inReplyTo) : null,
    forwarded: message.forwardedId === null ? null : await forwardedMail(ctx, message),
    files: files.filter(({ linked }) => !linked),
    links: files
      .filter(({ linked }) => linked)
      .map(({ id: attachmentId, filename, size }) => ({ attachmentId, filename, size })),
    automatic,
    language: conversation.language ?? 'und',
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
): Promise<Answered | null> {
  if (messageId === null) return null
  const answered = await ctx.db.message.findFirst({ where: { conversationId, messageId } })
  if (!answered) return null
  return {
    from: { name: answered.fromName, address: answered.fromAddress },
    date: answered.sentAt,
    text: answered.text,
    html: answered.html,
  }
}

async function forwardedMail(
  ctx: OrgContext,
  { quotedText, forwardedId }: { quotedText: string; forwardedId: string | null },
): Promise<Parts['forwarded']> {
  const original = await ctx.db.message.findFirst({
    where: { id: forwardedId ?? '' },
    select: { html: true },
  })
  return { text: quotedText, html: original?.html ?? null }
}
