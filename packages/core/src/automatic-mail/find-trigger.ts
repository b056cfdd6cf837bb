import { buffer } from 'node:stream/consumers'
import { readRawMail } from '@frontdesk/integrations/email/mime/raw-headers'
import { StorageNotFound, storage } from '@frontdesk/integrations/storage/storage'
import type { OrgContext } from '../context.ts'
import type { Trigger } from './may-answer.ts'
import { noAnswerSigns } from './signs.ts'

export type FoundTrigger = {
  conversationId: string
  mailboxId: string
  messageId: string
  /** where the mail is kept; null for what was no mail */
  rawKey: string | null
  trigger: Omit<Trigger, 'signs'>
}

/** The mail behind a message, which a mail of ours that leaves by itself would answer; null where there is none. */
export async function findTrigger(ctx: OrgContext, id: string): Promise<FoundTrigger | null> {
  const message = await ctx.db.message.findUnique({
    where: { id },
    omit: { html: true, text: true, quotedText: true },
  })
  const mail = await ctx.db.inboundMail.findFirst({ where: { messageId: id } })
  if (!message || !mail) return null
  const { conversationId, mailboxId, fromAddress: from, autoKind, trust } = message
  const verdict = (trust as { verdict?: string } | null)?.verdict ?? null
  const { envelopeFrom, receivedAt, rawKey } = mail
  const trigger = { from, envelopeFrom, autoKind, trust: verdict, receivedAt }
  return { conversationId, mailboxId, messageId: id, rawKey, trigger }
}

/**
 * The same for a message of the help center's form, which was no mail. Nobody has shown that the address is theirs, so
 * this is for a confirmation alone, in words that are not the writer's.
 */
export async function findFormTrigger(ctx: OrgContext, id: string): Promise<FoundTrigger | null> {
  const message = await ctx.db.message.findFirst({
    where: { id, direction: 'inbound' },
    select: { conversationId: true, mailboxId: true, fromAddress: true, createdAt: true },
  })
  if (!message) return null
  const { conversationId, mailboxId, fromAddress: from, createdAt: receivedAt } = message
  const form = await ctx.db.conversation.findFirst({ where: { id: conversationId, channel: 'form' } })
  if (!form) return null
  const trigger = { from, envelopeFrom: from, autoKind: 'human', trust: null, receivedAt }
  return { conversationId, mailboxId, messageId: id, rawKey: null, trigger }
}

/** Of a raw mail only its top is read. */
const headBytes = 256 * 1024

/** Names the headers of a stored mail that say no person waits for an answer. Not for use inside a transaction. */
export async function readSigns({ rawKey }: Pick<FoundTrigger, 'rawKey'>): Promise<string[]> {
  if (rawKey === null) return []
  try {
    const { body } = await storage().get(rawKey, { range: { start: 0, end: headBytes - 1 } })
    return noAnswerSigns(readRawMail(await buffer(body)).headers)
  } catch (error) {
    if (error instanceof StorageNotFound) return []
    throw error
  }
}
