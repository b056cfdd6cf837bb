import { buffer } from 'node:stream/consumers'
import type { SenderTrust } from '@frontdesk/integrations/email/trust/judge-sender'
import { withMailMemory } from '@frontdesk/runtime/process/byte-budget'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { threadMails } from '../../threading/thread-mails.ts'
import { toThread } from '../../threading/to-thread.ts'
import type { ClaimedMail } from '../inbound/claim-mails.ts'
import { contactOf } from '../inbound/contact-of.ts'
import { judgeTrust, readOurs } from '../inbound/judge-trust.ts'
import { type ReceivedMail, readingCopies, readMail } from '../inbound/received-mail.ts'
import { storeFiles } from '../reading/store-files.ts'
import { readRawMessage } from './read-raw.ts'
import { type Rewritten, rewriteMessage } from './rewrite-message.ts'

type Who = { organizationId: string; actor: Actor }

export type Reprocessed = {
  messageId: string
  /** what reads otherwise than before */
  changed: Rewritten[]
  /** where the mail would go if it arrived now */
  threading: {
    verdict: string
    evidence: string[]
    conversation: { id: string; number: number } | null
    elsewhere: boolean
  }
}

type Arrived = ClaimedMail & { inboundMailId: string; conversationId: string; size: number }

/**
 * Reads a mail's original again, as after a repair of the reader: its text, files and judgements become what they
 * would be today. It stays in its conversation; where it would go now is only said. The assistant judges it anew.
 */
export async function reprocessMessage(who: Who, messageId: string): Promise<Reprocessed> {
  const arrived = await inOrganization(who, async (ctx) => {
    require(ctx, 'conversations:update')
    return readArrived(ctx, messageId)
  })
  return withMailMemory(arrived.size * readingCopies, () => readAgain(who, messageId, arrived))
}

async function readAgain(who: Who, messageId: string, arrived: Arrived): Promise<Reprocessed> {
  const { body } = await readRawMessage(who, messageId)
  const mail = await readMail(await buffer(body))
  const files = await storeFiles(who.organizationId, arrived.inboundMailId, mail)
  return inOrganization(who, async (ctx) => {
    require(ctx, 'conversations:update')
    const { trust, threading } = await judgeAgain(ctx, messageId, mail, arrived)
    const changed = await rewriteMessage(ctx, { messageId, mail, files, trust, threading })
    return { messageId, changed, threading }
  })
}

async function readArrived(ctx: OrgContext, messageId: string): Promise<Arrived> {
  const message = await ctx.db.message.findUnique({
    where: { id: messageId },
    select: { conversationId: true, direction: true },
  })
  if (!message) throw new NotFound('The message')
  const row = await ctx.db.inboundMail.findFirst({ where: { messageId }, orderBy: { receivedAt: 'asc' } })
  if (!row || message.direction !== 'inbound') throw new NotFound('The original of this message')
  const mailbox = await ctx.db.mailbox.findUniqueOrThrow({
    where: { id: row.mailboxId },
    select: { address: true },
  })
  const { mailboxId, envelopeFrom, envelopeTo, receivedAt, providerMessageId, providerThreadId } = row
  return {
    inboundMailId: row.id,
    size: row.size,
    conversationId: message.conversationId,
    mailboxId,
    mailboxAddress: mailbox.address,
    envelopeFrom,
    envelopeTo,
    receivedAt,
    providerMessageId,
    providerThreadId,
    acknowledges: false,
    origin: row.origin as unknown as ClaimedMail['origin'],
    authentication: row.authentication as ClaimedMail['authentication'],
  }
}

async function judgeAgain(
  ctx: OrgContext,
  messageId: string,
  mail: ReceivedMail,
  arrived: Arrived,
): Promise<{ trust: SenderTrust; threading: Reprocessed['threading'] }> {
  const ours = await readOurs(ctx)
  const contact = contactOf(mail, arrived.envelopeFrom, ours.addresses)
  const traits = { ...toThread({ ...arrived, mail, contact }), storedId: messageId }
  const [decided] = await threadMails(ctx, [traits])
  const { verdict = 'new', evidence = [], conversationId = null } = decided ?? {}
  const found = await ctx.db.conversation.findFirst({
    where: { id: conversationId ?? arrived.conversationId },
    select: { id: true, number: true },
  })
  const elsewhere = conversationId !== null && conversationId !== arrived.conversationId
  const conversation = conversationId === null ? null : found
  return {
    trust: judgeTrust(mail, arrived, ours),
    threading: { verdict, evidence, conversation, elsewhere },
  }
}
