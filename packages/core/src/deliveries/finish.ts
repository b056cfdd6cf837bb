import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { suppress } from '../suppressions/add.ts'
import { alertUndelivered } from './alert.ts'
import { type Attempted, type Judged, judgeOutcome } from './outcome/judge-outcome.ts'
import { openRecipients, type RecipientChange, writeRecipients } from './recipients.ts'

export type Outcome = Attempted & {
  providerMessageId?: string | null
  providerThreadId?: string | null
  /** the Message-ID its recipients know it by, where that is not ours */
  givenMessageId?: string
}

type Finish = { messageId: string; token: string | null; outcome: Outcome; now: Date }
type Ended = { conversationId: string; attempts: number }

/**
 * Records how an attempt ended, for the mail and for each recipient. Only the run that holds the attempt's token
 * may: what a person or a later run has begun since is never overwritten. An attempt that was already given up as
 * unknown still knows best how it went.
 */
export async function finishDelivery(
  ctx: OrgContext,
  { messageId, token, outcome, now }: Finish,
): Promise<void> {
  const ended = await lockAttempt(ctx, messageId, token)
  if (!ended) return
  const { conversationId, attempts } = ended
  const judged = judgeOutcome(outcome, await inFlight(ctx, messageId), attempts)
  const notBefore = new Date(now.getTime() + judged.waitMs)
  await ctx.db.delivery.update({
    where: { messageId },
    data: {
      state: await overall(ctx, messageId, judged),
      error: errorOf(outcome, judged),
      ...(judged.state === 'queued' ? { notBefore, dataStartedAt: null } : { finishedAt: now }),
    },
  })
  await writeRecipients(ctx, messageId, judged.recipients.map(toChange))
  await keepProviderIds(ctx, messageId, outcome)
  if (judged.state === 'queued') ctx.emit({ type: 'reply.queued', conversationId, messageId, notBefore })
  if (judged.state === 'sent') {
    await endWaiting(ctx, conversationId, messageId)
    ctx.emit({ type: 'message.sent', conversationId, messageId })
  }
  await alert(ctx, messageId, judged, outcome)
  ctx.emit({ type: 'delivery.changed', conversationId, messageId })
}

/** Locks the conversation before the delivery, as everything else does that needs both. */
async function lockAttempt(
  ctx: OrgContext,
  messageId: string,
  token: string | null,
): Promise<Ended | undefined> {
  await ctx.db.$executeRaw`
    SELECT c.id FROM conversations c JOIN messages m
      ON m.organization_id = c.organization_id AND m.conversation_id = c.id
    WHERE m.id = ${messageId}::uuid FOR UPDATE OF c`
  const [row] = await ctx.db.$queryRaw<Ended[]>`
    SELECT m.conversation_id AS "conversationId", d.attempts
    FROM deliveries d JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id
    WHERE d.message_id = ${messageId}::uuid AND d.state IN ('sending', 'unknown')
      AND d.attempt_token IS NOT DISTINCT FROM ${token}::uuid
    FOR UPDATE OF d`
  return row
}

/** Those the attempt was made for; after it was given up as unknown, they are the unknown ones. */
async function inFlight(ctx: OrgContext, messageId: string): Promise<string[]> {
  const open = await openRecipients(ctx, messageId)
  if (open.length > 0) return open
  const rows = await ctx.db.deliveryRecipient.findMany({ where: { messageId, state: 'unknown' } })
  return rows.map(({ address }) => address)
}

/** A last recipient who fails makes no failure of a mail that others have. */
async function overall(ctx: OrgContext, messageId: string, { state }: Judged): Promise<Judged['state']> {
  if (state !== 'failed') return state
  const reached = await ctx.db.deliveryRecipient.count({
    where: { messageId, state: { in: ['sent', 'delayed'] } },
  })
  return reached > 0 ? 'sent' : 'failed'
}

function errorOf(outcome: Outcome, { state, recipients }: Judged): string | null {
  if (outcome.state === 'unknown' || outcome.state === 'again') return storable(outcome.error.slice(0, 500))
  const refused = recipients.filter(({ failure }) => failure !== null)
  if (refused.length === 0) return null
  if (state === 'sent') return `Refused by the server: ${refused.map(({ address }) => address).join(', ')}`
  return storable([...new Set(refused.map(({ failure }) => failure?.text))].join('; ').slice(0, 500))
}

function toChange({ address, state, failure }: Judged['recipients'][number]): RecipientChange {
  return {
    address,
    state,
    reason: failure?.text ?? null,
    detail: failure?.reason ?? null,
    permanent: failure?.permanent ?? null,
  }
}

async function keepProviderIds(ctx: OrgContext, messageId: string, outcome: Outcome): Promise<void> {
  const { providerMessageId = null, providerThreadId = null, givenMessageId } = outcome
  if (providerMessageId === null) return
  // Answers and bounces name the mail as its recipients know it.
  const known = givenMessageId === undefined ? {} : { messageId: storable(givenMessageId) }
  await ctx.db.message.updateMany({
    where: { id: messageId },
    data: { providerMessageId, providerThreadId, ...known },
  })
}

/** A scheduled reply answers the customer when it leaves; one who has written since goes on waiting. */
async function endWaiting(ctx: OrgContext, conversationId: string, messageId: string): Promise<void> {
  const answered = await ctx.db.$executeRaw`
    UPDATE conversations c SET waiting_since = NULL
    FROM messages m JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id
    WHERE c.id = ${conversationId}::uuid AND m.id = ${messageId}::uuid AND d.scheduled
      AND m.auto_kind = 'human' AND m.forwarded_id IS NULL AND c.waiting_since <= m.created_at`
  if (answered > 0) await keepClocks(ctx, [conversationId])
}

async function alert(ctx: OrgContext, messageId: string, judged: Judged, outcome: Outcome): Promise<void> {
  const failed = judged.recipients.filter(({ state }) => state === 'failed')
  for (const { address, failure } of failed) {
    if (failure?.permanent && failure.reason === 'user_unknown')
      await suppress(ctx, { address, reason: 'hard_bounce', messageId })
  }
  if (outcome.state === 'unknown') {
    const detail = { error: outcome.error.slice(0, 300) }
    return alertUndelivered(ctx, { messageId, type: 'delivery_unknown', detail })
  }
  if (failed.length === 0) return
  const detail = {
    addresses: failed.map(({ address }) => address),
    error: failed[0]?.failure?.text.slice(0, 300) ?? '',
  }
  await alertUndelivered(ctx, { messageId, type: 'delivery_failed', detail })
}
