import { ChannelFailure, type SentMail } from '@frontdesk/integrations/channel'
import { inStorage, type RawSource } from '@frontdesk/integrations/smtp/raw-source'
import { SmtpFailure } from '@frontdesk/integrations/smtp/send'
import { storage } from '@frontdesk/integrations/storage/storage'
import { counter } from '@frontdesk/runtime/metrics'
import { withMailMemory } from '@frontdesk/runtime/process/byte-budget'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { showInChat } from '../chat/show.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { databaseTime } from '../database-time.ts'
import { claimDelivery, markDataStarted } from '../deliveries/claim.ts'
import { finishDelivery, type Outcome } from '../deliveries/finish.ts'
import { classifyChannelFailure, classifyFailure } from '../deliveries/outcome/failure-class.ts'
import { composeMail } from '../outgoing/compose.ts'
import { type Cut, lookUp } from '../outgoing/look-up.ts'
import { type Parts, readParts } from '../outgoing/read-parts.ts'
import { type HandedOver, handOver, type WayOut } from '../outgoing/transport.ts'

type Input = { organizationId: string; messageId: string }
type Inside = <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>

/**
 * Sends a queued message: claim it, compose it, hand it over, record the outcome. At most one copy leaves: once
 * the data was asked for, a crash makes us look the mail up at the provider before anything else, and ends in
 * `unknown` where nobody can be asked.
 */
export async function deliverMessage({ organizationId, messageId }: Input): Promise<void> {
  const inside: Inside = (run) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'delivery' } }, run)
  const claim = await inside(async (ctx) => claimDelivery(ctx, messageId, await databaseTime(ctx)))
  if (claim.outcome === 'settled') return
  if (claim.outcome === 'early') {
    const { conversationId, notBefore } = claim
    return inside(async (ctx) => ctx.emit({ type: 'reply.queued', conversationId, messageId, notBefore }))
  }
  if (claim.outcome === 'lost') return findOut(inside, messageId, claim)
  const { token } = claim
  const recipients = await toMail(inside, messageId, claim)
  if (recipients.length === 0) return
  const outcome = await attemptDelivery(inside, { organizationId, messageId, token, recipients })
  faultPoint('deliver-after-accept')
  if (outcome.state === 'cut') return findOut(inside, messageId, { token, ...outcome })
  await inside(async (ctx) =>
    finishDelivery(ctx, { messageId, token, outcome, now: await databaseTime(ctx) }),
  )
  countAttempt(outcome.state)
}

/** Whom it goes to by mail: nobody, when it was for a visitor of the chat who is there and has seen it. */
async function toMail(
  inside: Inside,
  messageId: string,
  { token, recipients }: { token: string; recipients: string[] },
): Promise<string[]> {
  if (recipients.length > 0) return recipients
  return (await inside((ctx) => showInChat(ctx, { messageId, token }))) ?? recipients
}

function countAttempt(outcome: Outcome['state']): void {
  counter({
    name: 'delivery_attempts_total',
    help: 'Attempts to send a mail by how they ended',
    labelNames: ['outcome'],
  }).inc({ outcome })
}

type Attempt = Input & { token: string; recipients: string[] }
type Sent = SentMail & Partial<Pick<HandedOver, 'refusals'>>
type Cutoff = { state: 'cut'; conversationId: string; lostForSeconds: number }

async function attemptDelivery(
  inside: Inside,
  { organizationId, messageId, token, recipients }: Attempt,
): Promise<Outcome | Cutoff> {
  let started = false
  let conversationId = ''
  try {
    const parts = await inside((ctx) => readParts(ctx, messageId))
    conversationId = parts.message.conversationId
    const key = `sent/${organizationId}/${messageId}.eml`
    const raw = await storeSent(key, parts)
    await inside((ctx) => ctx.db.message.updateMany({ where: { id: messageId }, data: { rawKey: key } }))
    const sent = await handOver(parts.wayOut, {
      raw,
      messageId: parts.message.messageId,
      threadId: parts.threadId,
      from: parts.message.from.address,
      recipients,
      onDataStart: async () => {
        faultPoint('deliver-before-data')
        if (!(await inside((ctx) => markDataStarted(ctx, messageId, token)))) {
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
    return outcomeOf(error)
  }
}

/** No more than the pieces on their way is in memory of it. */
async function storeSent(key: string, parts: Parts): Promise<RawSource> {
  const mail = composeMail(parts)
  const { size } = await withMailMemory(storage().streamBytes, () =>
    storage().put(key, mail, { contentType: 'message/rfc822' }),
  )
  return inStorage(key, size)
}

function sentOutcome({ channel }: WayOut, { id, threadId, givenMessageId, refusals = [] }: Sent): Outcome {
  const providerMessageId = id === null ? null : `${channel}:${id}`
  const given = givenMessageId === undefined ? {} : { givenMessageId }
  return { state: 'sent', refusals, providerMessageId, providerThreadId: threadId, ...given }
}

/** Asks the provider for a mail that was cut off; while it may still be on its way, the question is put again. */
async function findOut(
  inside: Inside,
  messageId: string,
  cut: Cut & { token: string | null },
): Promise<void> {
  const { wayOut, message } = await inside((ctx) => readParts(ctx, messageId))
  const { token, conversationId } = cut
  const answer = await lookUp(wayOut, message.messageId, cut)
  await inside(async (ctx) => {
    const now = await databaseTime(ctx)
    if (answer.state === 'later') {
      const notBefore = new Date(now.getTime() + answer.seconds * 1_000)
      ctx.emit({ type: 'reply.queued', conversationId, messageId, notBefore })
      return
    }
    const outcome = answer.state === 'found' ? sentOutcome(wayOut, answer.sent) : answer
    await finishDelivery(ctx, { messageId, token, outcome, now })
  })
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof SmtpFailure) {
    if (!error.sure) return { state: 'unknown', error: error.message }
    const { code, refusals } = error
    const failure = classifyFailure({ code, text: error.message })
    return { state: failure.permanent ? 'failed' : 'queued', failure, refusals }
  }
  if (error instanceof ChannelFailure) {
    const failure = classifyChannelFailure(error)
    const waitMs = error.retryAfterMs ?? 0
    const refusals = error.cause instanceof SmtpFailure ? error.cause.refusals : []
    return { state: failure.permanent ? 'failed' : 'queued', failure, refusals, waitMs }
  }
  return composeFailure(error)
}

/** The composer refuses with a TypeError what no mail can hold, and will do so again. */
function composeFailure(error: unknown): Outcome {
  const text = error instanceof Error ? error.message : 'The mail could not be sent'
  const permanent = error instanceof TypeError
  const failure = { reason: permanent ? 'content' : 'network', permanent, text } as const
  return { state: permanent ? 'failed' : 'queued', failure, refusals: [] }
}
