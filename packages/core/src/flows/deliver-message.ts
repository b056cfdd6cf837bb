import { SmtpFailure } from '@frontdesk/integrations/smtp/send'
import { storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../context.ts'
import { claimDelivery, markDataStarted } from '../deliveries/claim.ts'
import { finishDelivery, type Outcome } from '../deliveries/finish.ts'
import { composeMail, readParts } from '../outgoing/compose.ts'
import { sendRaw } from '../outgoing/transport.ts'

type Input = { organizationId: string; messageId: string }
type Inside = <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>

/** How long after each failed attempt the next one comes, in seconds; after the last one it is given up. */
const retryDelays = [10, 60, 300, 900, 3_600, 4 * 3_600, 12 * 3_600]

/**
 * Sends a queued message: claim it, compose it, hand it over, record the outcome. At most one copy leaves:
 * once the server has asked for the data, a crash ends in `unknown` instead of a second try.
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
  const { attempt, recipients } = claim
  const outcome = await attemptDelivery(inside, { organizationId, messageId, attempt, recipients })
  faultPoint('deliver-after-accept')
  await inside((ctx) => finishDelivery(ctx, { messageId, attempt, outcome, now: now() }))
}

type Attempt = Input & { attempt: number; recipients: string[] }

async function attemptDelivery(
  inside: Inside,
  { organizationId, messageId, attempt, recipients }: Attempt,
): Promise<Outcome> {
  try {
    const parts = await inside((ctx) => readParts(ctx, messageId))
    const raw = await composeMail(parts)
    const key = `sent/${organizationId}/${messageId}.eml`
    await storage().put(key, raw, { contentType: 'message/rfc822' })
    await inside((ctx) => ctx.db.message.updateMany({ where: { id: messageId }, data: { rawKey: key } }))
    const { rejected } = await sendRaw({
      envelope: { from: parts.message.from.address, to: recipients },
      raw,
      onDataStart: async () => {
        faultPoint('deliver-before-data')
        if (!(await inside((ctx) => markDataStarted(ctx, messageId, attempt)))) {
          throw new Error('Another run has taken this delivery over')
        }
        faultPoint('deliver-during-data')
      },
    })
    return { state: 'sent', rejected }
  } catch (error) {
    return outcomeOf(error, attempt)
  }
}

function outcomeOf(error: unknown, attempt: number): Outcome {
  const message = error instanceof Error ? error.message : 'The mail could not be sent'
  if (error instanceof SmtpFailure && !error.sure) return { state: 'unknown', error: message }
  const delay = retryDelays[attempt - 1]
  if (isPermanent(error) || delay === undefined) return { state: 'failed', error: message }
  return { state: 'queued', error: message, notBefore: new Date(now().getTime() + delay * 1_000) }
}

/** The server will say the same again; so will the composer, which refuses with a TypeError what no mail can hold. */
function isPermanent(error: unknown): boolean {
  return error instanceof SmtpFailure ? error.permanent : error instanceof TypeError
}
