import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { decideThread, type Threading } from '../threading/decide.ts'
import { findCandidates } from '../threading/find-candidates.ts'
import { looksLikeToken, numberOfToken } from '../threading/token.ts'
import { discardOwnMail, isOwnMail } from './inbound/own-mail.ts'
import { type ReceivedMail, senderOf, tokensOf } from './inbound/received-mail.ts'
import { appendInbound, openWithInbound, type StoredFile } from './inbound/write-inbound.ts'
import { isWrittenByPerson } from './written-by-people.ts'

export type { StoredFile }
export type IngestInput = { inboundMailId: string; mail: ReceivedMail; files: StoredFile[]; rawKey: string }

type Arrived = {
  mailboxId: string
  mailboxAddress: string
  envelopeFrom: string
  envelopeTo: string
  receivedAt: Date
}

/**
 * Writes an accepted mail as a message: decides its conversation, locks or opens it, and promises what
 * comes next. Returns null when another run was first.
 */
export async function ingest(ctx: OrgContext, input: IngestInput): Promise<{ messageId: string } | null> {
  const arrived = await claim(ctx, input.inboundMailId)
  if (!arrived) return null
  const { mail } = input
  if (await isOwnMail(ctx, mail, arrived.mailboxAddress)) {
    await discardOwnMail(ctx, input.inboundMailId)
    return null
  }
  const sender = senderOf(mail.parsed, arrived.envelopeFrom)
  const threading = await thread(ctx, mail, arrived, sender.address)
  const row = { ...input, sender, threading, mailboxId: arrived.mailboxId, receivedAt: arrived.receivedAt }
  const written = threading.conversationId
    ? await appendInbound(ctx, row, threading.conversationId)
    : await openWithInbound(ctx, row)
  if (written.reopened)
    await recordEvent(ctx, written.conversationId, 'reopened', { reason: 'customer_wrote' })
  const automatic = !isWrittenByPerson(mail.auto.kind)
  const { conversationId, messageId } = written
  ctx.emit({ type: 'message.received', conversationId, messageId, automatic })
  if (written.opened) ctx.emit({ type: 'conversation.created', conversationId })
  return { messageId }
}

/** Locks the accepted mail, so that of two runs one writes and the other finds it done. */
async function claim(ctx: OrgContext, inboundMailId: string): Promise<Arrived | null> {
  const [row] = await ctx.db.$queryRaw<Arrived[]>`
    SELECT i.mailbox_id AS "mailboxId", b.address AS "mailboxAddress", i.envelope_from AS "envelopeFrom",
      i.envelope_to AS "envelopeTo", i.received_at AS "receivedAt"
    FROM inbound_mails i JOIN mailboxes b ON b.organization_id = i.organization_id AND b.id = i.mailbox_id
    WHERE i.id = ${inboundMailId}::uuid AND i.state = 'received' FOR UPDATE OF i`
  return row ?? null
}

async function thread(
  ctx: OrgContext,
  mail: ReceivedMail,
  arrived: Arrived,
  sender: string,
): Promise<Threading> {
  const tokens = tokensOf(mail.parsed, arrived.envelopeTo).filter(looksLikeToken)
  const [candidates, tokenConversationId] = [
    await findCandidates(ctx, mail.named, sender),
    await conversationOfTokens(ctx, tokens),
  ]
  return decideThread({
    mailboxId: arrived.mailboxId,
    named: mail.named,
    candidates,
    tokenConversationId,
    tokenForged: tokens.length > 0 && tokenConversationId === null,
    sender,
    aboutDelivery: mail.auto.kind === 'bounce' || mail.auto.kind === 'report',
  })
}

async function conversationOfTokens(ctx: OrgContext, tokens: string[]): Promise<string | null> {
  const numbers = tokens.flatMap((token) => numberOfToken(ctx.organizationId, token) ?? [])
  if (numbers.length === 0) return null
  const found = await ctx.db.conversation.findFirst({
    where: { number: { in: numbers } },
    select: { id: true },
  })
  return found?.id ?? null
}
