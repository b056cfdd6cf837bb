import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { sealAccountMail } from '../../identity/account-mail.ts'
import { addressesOfWhoMay } from '../../members/addresses.ts'
import { storable } from '../../messages/storable.ts'
import type { Claimed } from './claim.ts'
import type { Attempt } from './deliver.ts'
import { retryDelaySeconds } from './retry-delays.ts'

/** An endpoint that has refused everything for so long is asked no more. */
export const patienceDays = 5
const gone = 410

/**
 * Keeps an attempt in the log and decides what follows: delivered, tried again later, or given up. Only who holds the
 * claim decides; a late one is logged alone.
 */
export async function recordAttempt(ctx: OrgContext, claimed: Claimed, attempt: Attempt): Promise<void> {
  const { deliveryId, endpointId, number, token } = claimed
  const at = await databaseTime(ctx)
  await ctx.db.webhookAttempt.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      deliveryId,
      number,
      durationMs: attempt.durationMs,
      responseStatus: attempt.status,
      responseStart: storable(attempt.start),
      error: attempt.error,
      createdAt: at,
    },
  })
  const wait = attempt.error === '' || attempt.status === gone ? null : waitAfter(claimed.tries, attempt)
  const nextAttemptAt = wait === null ? null : new Date(at.getTime() + wait * 1_000)
  const state = attempt.error === '' ? 'delivered' : nextAttemptAt === null ? 'failed' : 'waiting'
  const { count } = await ctx.db.webhookDelivery.updateMany({
    where: { id: deliveryId, claimedBy: token },
    data: {
      state,
      nextAttemptAt,
      claimedBy: null,
      claimedUntil: null,
      responseStatus: attempt.status,
      error: attempt.error,
      finishedAt: state === 'waiting' ? null : at,
    },
  })
  if (count === 1 && nextAttemptAt !== null)
    ctx.emit({ type: 'webhook.delivery_due', deliveryId, notBefore: nextAttemptAt })
  await noteHealth(ctx, endpointId, attempt, at)
  ctx.emit({ type: 'settings.changed', subject: 'webhooks' })
}

function waitAfter(tries: number, { retryAfter }: Attempt): number | null {
  const delay = retryDelaySeconds(tries)
  return delay === null ? null : Math.max(delay, retryAfter ?? 0)
}

async function noteHealth(ctx: OrgContext, id: string, attempt: Attempt, at: Date): Promise<void> {
  if (attempt.error === '') {
    await ctx.db.webhookEndpoint.updateMany({
      where: { id },
      data: { failingSince: null, lastSuccessAt: at },
    })
    return
  }
  await ctx.db.webhookEndpoint.updateMany({
    where: { id, failingSince: null },
    data: { failingSince: at },
  })
  if (attempt.status === gone) return switchOff(ctx, id, 'The server says that it is gone (410)', at)
  const tooLong = new Date(at.getTime() - patienceDays * 86_400_000)
  const failing = await ctx.db.webhookEndpoint.count({ where: { id, failingSince: { lt: tooLong } } })
  if (failing > 0) await switchOff(ctx, id, `Every call has failed for ${patienceDays} days`, at)
}

async function switchOff(ctx: OrgContext, id: string, reason: string, at: Date): Promise<void> {
  const { count } = await ctx.db.webhookEndpoint.updateMany({
    where: { id, state: 'active' },
    data: { state: 'disabled', disabledReason: reason, disabledAt: at, updatedAt: at },
  })
  if (count === 0) return
  await writeAudit(ctx, {
    action: 'webhook_endpoint.disable',
    subjectType: 'webhook_endpoint',
    subjectId: id,
    after: { reason },
  })
  ctx.emit({ type: 'webhook_endpoint.disabled', endpointId: id })
  const { url } = await ctx.db.webhookEndpoint.findUniqueOrThrow({ where: { id } })
  const { name: organizationName } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { name: true },
  })
  const host = URL.parse(url)?.host ?? ''
  const mail = { organizationName, endpointId: id, disabledAt: at.toISOString(), host, text: reason }
  for (const to of await addressesOfWhoMay(ctx, 'webhooks:manage')) {
    ctx.emit({
      type: 'account_mail.requested',
      sealed: sealAccountMail({ kind: 'webhook_off', to, ...mail }),
    })
  }
}
