import { ChannelFailure, type SentMail } from '@frontdesk/integrations/channel'
import { SmtpFailure } from '@frontdesk/integrations/smtp/send'
import { storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../context.ts'
import { claimDelivery, markDataStarted } from '../deliveries/claim.ts'
import { finishDelivery, type Outcome } from '../deliveries/finish.ts'
import { composeMail, readParts } from '../outgoing/compose.ts'
import { type Cut, lookUp } from '../outgoing/look-up.ts'
import { handOver, type WayOut } from '../outgoing/transport.ts'

type Input = { organizationId: string; messageId: string }
type Inside = <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>

/** How long after each failed attempt the next one comes, in seconds; after the last one it is given up. */
const retryDelays = [10, 60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600]

/**
 * Sends a queued message: claim it, compose it, hand it over, record the outcome. At most one copy leaves: once
 * the data was asked for, a crash makes us look the mail up at the provider before anything else, and ends in
 * `unknown` where nobody can be asked.
 */
export async function deliverMessage({ organizationId, messageId }: Input): Promise<void> {
  const inside: Inside = (run) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'delivery' } }, run)
  const claim = await inside((ctx) => claimDelivery(ctx, messageId, now()))
  if (claim.outcome === 'settled') return
  if (claim.outcome === 'early') {
    const { conversationId, notBefore } = claim
    return inside(async (ctx) => ctx.emit({ type: 'reply.queued', conversationId, messageId, notBefore }))
  }
  if (claim.outcome === 'lost') return findOut(inside, messageId, claim)
  const { attempt, recipients } = claim
  const outcome = await attemptDelivery(inside, { organizationId, messageId, attempt, recipients })
  faultPoint('deliver-after-accept')
  if (outcome.state === 'cut') return findOut(inside, messageId, { attempt, ...outcome })
  await inside((ctx) => finishDelivery(ctx, { messageId, attempt, outcome, now: now() }))
}

type Attempt = Input & { attempt: number; recipients: string[] }
type Cutoff = { state: 'cut'; conversationId: string; lostForSeconds: number }

async function attemptDelivery(
  inside: Inside,
  { organizationId, messageId, attempt, recipients }: Attempt,
): Promise<Outcome | Cutoff> {
  let started = false
  let conversationId = ''
  try {
    const parts = await inside((ctx) => readParts(ctx, messageId))
    conversationId = parts.message.conversationId
    const raw = await composeMail(parts)
    const key = `sent/${organizationId}/${messageId}.eml`
    await storage().put(key, raw, { contentType: 'message/rfc822' })
    await inside((ctx) => ctx.db.message.updateMany({ where: { id: messageId }, data: { rawKey: key } }))
    const sent = await handOver(parts.wayOut, {
      raw,
      messageId: parts.message.messageId,
      threadId: parts.threadId,
      from: parts.message.from.address,
      recipients,
      onDataStart: async () => {
        faultPoint('deliver-before-data')
        if (!(await inside((ctx) => markDataStarted(ctx, messageId, attempt)))) {
          throw new Error('Another run has taken this delivery over')
        }
        started = true
        faultPoint('deliver-during-data')
      },
    })
    return sentOutcome(parts.wayOut, sent)
  } catch (error) {
    if (started && error instanceof ChannelFailure && !error.sure)
      return { state: 'cut', conversationId, lostForSeconds: 0 }
    return outcomeOf(error, attempt)
  }
}

function sentOutcome({ channel }: WayOut, { id, threadId, rejected }: SentMail): Outcome {
  const providerMessageId = id === null ? null : `${channel}:${id}`
  return { state: 'sent', rejected, providerMessageId, providerThreadId: threadId }
}

/** Asks the provider for a mail that was cut off; while it may still be on its way, the question is put again. */
async function findOut(inside: Inside, messageId: string, cut: Cut & { attempt: number }): Promise<void> {
  const { wayOut, message } = await inside((ctx) => readParts(ctx, messageId))
  const { attempt, conversationId } = cut
  const answer = await lookUp(wayOut, message.messageId, cut)
  await inside(async (ctx) => {
    if (answer.state === 'later') {
      ctx.emit({ type: 'reply.queued', conversationId, messageId, notBefore: answer.at })
      return
    }
    const outcome = answer.state === 'found' ? sentOutcome(wayOut, answer.sent) : answer
    await finishDelivery(ctx, { messageId, attempt, outcome, now: now() })
  })
}

function outcomeOf(error: unknown, attempt: number): Outcome {
  const message = error instanceof Error ? error.message : 'The mail could not be sent'
  if (error instanceof SmtpFailure && !error.sure) return { state: 'unknown', error: message }
  const delay = retryDelays[attempt - 1]
  if (isPermanent(error) || delay === undefined) return { state: 'failed', error: message }
  const asked = error instanceof ChannelFailure ? (error.retryAfterMs ?? 0) : 0
  const waitMs = Math.max(delay * 1_000, asked)
  return { state: 'queued', error: message, notBefore: new Date(now().getTime() + waitMs) }
}

/** The server will say the same again; so will the composer, which refuses with a TypeError what no mail can hold. */
function isPermanent(error: unknown): boolean {
  if (error instanceof ChannelFailure) return error.kind === 'refused' || error.kind === 'too_large'
  return error instanceof SmtpFailure ? error.permanent : error instanceof TypeError
}
