import { buffer } from 'node:stream/consumers'
import { readRawMail } from '@frontdesk/integrations/email/mime/raw-headers'
import { StorageNotFound, storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { inOrganization, type OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { writeOutbound } from '../outgoing/write-outbound.ts'
import { acknowledgementOf } from './acknowledgement.ts'
import { guardAutomaticMail } from './guard.ts'
import type { Trigger } from './may-answer.ts'
import { noAnswerSigns } from './signs.ts'

type Input = { organizationId: string; messageId: string }

/** Of a raw mail only its top is read. */
const headBytes = 256 * 1024

/**
 * Confirms a new conversation where its mailbox does so and the guard allows it. The words are the mailbox's own:
 * neither subject, text nor name of the customer is repeated, so that nobody can make us send theirs to others.
 */
export async function acknowledgeMessage({ organizationId, messageId }: Input): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'acknowledgement' } } as const
  const found = await inOrganization(who, (ctx) => findTrigger(ctx, messageId))
  if (!found) return
  const signs = noAnswerSigns(await readHeaders(found.rawKey))
  await inOrganization(who, (ctx) => acknowledge(ctx, { ...found, trigger: { ...found.trigger, signs } }))
}

type Found = {
  conversationId: string
  mailboxId: string
  messageId: string
  rawKey: string
  trigger: Trigger
}

async function findTrigger(ctx: OrgContext, id: string): Promise<Found | null> {
  const message = await ctx.db.message.findUnique({
    where: { id },
    omit: { html: true, text: true, quotedText: true },
  })
  const mail = await ctx.db.inboundMail.findFirst({ where: { messageId: id } })
  if (!message || !mail) return null
  const { conversationId, mailboxId, fromAddress: from, autoKind, trust } = message
  const verdict = (trust as { verdict?: string } | null)?.verdict ?? null
  const { envelopeFrom, receivedAt, rawKey } = mail
  const trigger = { from, envelopeFrom, autoKind, signs: [], trust: verdict, receivedAt }
  return { conversationId, mailboxId, messageId: id, rawKey, trigger }
}

async function readHeaders(key: string) {
  try {
    const { body } = await storage().get(key, { range: { start: 0, end: headBytes - 1 } })
    return readRawMail(await buffer(body)).headers
  } catch (error) {
    if (error instanceof StorageNotFound) return []
    throw error
  }
}

async function acknowledge(ctx: OrgContext, { trigger, conversationId, mailboxId }: Found): Promise<void> {
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: mailboxId } })
  const { enabled, text } = acknowledgementOf(mailbox.settings)
  if (!enabled || mailbox.state !== 'active' || mailbox.pausedAt !== null) return
  const conversation = await lockConversation(ctx, conversationId)
  if (conversation.spam) return
  const kind = 'acknowledgement'
  const verdict = await guardAutomaticMail(ctx, { kind, trigger, conversationId, mailboxId, now: now() })
  if (verdict !== 'sent') return
  const answered = await ctx.db.message.findFirst({
    where: { conversationId, direction: 'inbound' },
    orderBy: { sequence: 'asc' },
    select: { messageId: true, references: true },
  })
  const id = await writeOutbound(ctx, conversation, {
    text,
    recipients: { to: [{ name: '', address: trigger.from }], cc: [], bcc: [], answers: answered },
    attachmentIds: [],
    subject: 'We have received your message',
    verdict: kind,
  })
  await ctx.db.automaticMail.updateMany({
    where: { conversationId, kind, verdict: 'sent', messageId: null },
    data: { messageId: id },
  })
  await recordEvent(ctx, conversationId, 'acknowledged', { messageId: id })
  ctx.emit({ type: 'conversation.updated', conversationId })
}
