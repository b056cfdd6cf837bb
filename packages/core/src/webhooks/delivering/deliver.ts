import type { DestinationOptions } from '@frontdesk/integrations/outbound/destination'
import { postWebhook, type WebhookAnswer } from '@frontdesk/integrations/outbound/send-webhook'
import { now } from '@frontdesk/runtime/clock'
import { env } from '@frontdesk/runtime/env'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../../context.ts'
import { explainWebhookFailure } from '../../mailboxes/alarm/post.ts'
import type { WebhookFormat } from '../formats.ts'
import { claimDelivery } from './claim.ts'
import { recordAttempt } from './record-attempt.ts'

type Input = { organizationId: string; deliveryId: string }

/** How an attempt ended. `error` is empty when it was taken. */
export type Attempt = {
  status: number | null
  start: string
  error: string
  retryAfter: number | null
  durationMs: number
}

/**
 * Posts one delivery, signed, under its own id. A worker that dies leaves it to the next one, which sends the very
 * same text under the same id, by which the receiver knows it again. Retries are rows, so this never rejects for
 * what the receiver does.
 */
export async function deliverWebhook(
  { organizationId, deliveryId }: Input,
  destination: DestinationOptions = { allowPrivate: env.ALLOW_PRIVATE_WEBHOOK_HOSTS },
): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'webhooks' } }, run)
  const claimed = await inside((ctx) => claimDelivery(ctx, deliveryId))
  if (!claimed) return
  faultPoint('webhook-before-post')
  const began = performance.now()
  const answer = await postWebhook({ ...claimed.post, at: now() }, destination).catch((error: unknown) => ({
    failure: explainWebhookFailure(error),
  }))
  faultPoint('webhook-after-post')
  const durationMs = Math.round(performance.now() - began)
  const attempt = { ...judge(claimed.format, answer), durationMs }
  await inside((ctx) => recordAttempt(ctx, claimed, attempt))
}

function judge(
  format: WebhookFormat,
  answer: WebhookAnswer | { failure: string },
): Omit<Attempt, 'durationMs'> {
  if ('failure' in answer) return { status: null, start: '', error: answer.failure, retryAfter: null }
  const { status, start, retryAfter } = answer
  const error =
    status < 200 || status > 299
      ? `The server answered with status ${status} instead of 2xx`
      : // GraphQL says 200 to what it refuses.
        format === 'linear' && !/"success"\s*:\s*true/.test(start)
        ? 'Linear did not take the issue'
        : ''
  return { status, start, error, retryAfter }
}
