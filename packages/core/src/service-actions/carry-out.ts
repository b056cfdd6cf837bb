import { type DestinationOptions, UnsafeDestination } from '@frontdesk/integrations/outbound/destination'
import { sendWebhook } from '@frontdesk/integrations/outbound/send-webhook'
import { now } from '@frontdesk/runtime/clock'
import { inOrganization, type OrgContext } from '../context.ts'
import { explainWebhookFailure } from '../mailboxes/alarm/post.ts'
import { finishAction } from './complete.ts'
import { isKind, lockAction } from './row.ts'
import { findWebhook } from './settings.ts'

type Input = { organizationId: string; actionId: string }

/** With the waits of the queue between them, about ten minutes. */
const mostAttempts = 8

/**
 * Posts an approved action to the organization's server, signed, under the action's id: however often it is
 * called, that id is carried out once there. A refusal ends it; what may pass is tried again, and then ends it too.
 */
export async function carryOutAction(
  { organizationId, actionId }: Input,
  destination: DestinationOptions = {},
): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'actions' } }, run)
  const order = await inside((ctx) => readOrder(ctx, actionId))
  if (!order) return
  const error = await sendWebhook(
    { id: actionId, at: now(), ...order.webhook, body: order.body },
    destination,
  ).then(
    () => null,
    (reason: unknown) => reason ?? new Error('The webhook failed'),
  )
  const ended = await inside((ctx) => recordOutcome(ctx, actionId, error))
  if (!ended) throw error
}

async function readOrder(ctx: OrgContext, actionId: string) {
  const row = await lockAction(ctx, actionId)
  if (row.state !== 'approved' || row.carriedOut !== 'webhook' || !isKind(row.kind)) return null
  const webhook = await findWebhook(ctx, row.kind)
  if (!webhook) {
    await finishAction(ctx, row, {
      state: 'failed',
      result: 'The address it was to be sent to was taken away',
    })
    return null
  }
  await ctx.db.serviceAction.update({ where: { id: actionId }, data: { attempts: { increment: 1 } } })
  const conversation = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: row.conversationId },
    select: { id: true, number: true, contactId: true },
  })
  const contact = await ctx.db.contact.findUniqueOrThrow({
    where: { id: conversation.contactId },
    select: { email: true, name: true },
  })
  const body = {
    type: 'service_action.approved',
    actionId,
    action: row.kind,
    fields: row.fields,
    conversation: { id: conversation.id, number: conversation.number },
    contact,
    approvedBy: (row.decidedBy as { name?: string } | null)?.name ?? '',
    approvedAt: row.decidedAt?.toISOString() ?? null,
  }
  return { webhook, body }
}

/** True when nothing more is to be tried. */
async function recordOutcome(ctx: OrgContext, actionId: string, error: unknown): Promise<boolean> {
  const row = await lockAction(ctx, actionId)
  if (row.state !== 'approved') return true
  if (error === null) {
    await finishAction(ctx, row, { state: 'done', result: 'Your server took it' })
    return true
  }
  const result = explainWebhookFailure(error)
  if (isFinal(error) || row.attempts >= mostAttempts) {
    await finishAction(ctx, row, { state: 'failed', result })
    return true
  }
  await ctx.db.serviceAction.update({
    where: { id: actionId },
    data: { result: `${result}; it is tried again` },
  })
  ctx.emit({ type: 'action.changed', conversationId: row.conversationId })
  return false
}

/** A request that a server refuses will be refused again; one that came too early or too late may not be. */
function isFinal(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = cause.cause, depth++) {
    if (cause instanceof UnsafeDestination) return true
  }
  const [, status] = /was answered with (\d{3})/.exec(error instanceof Error ? error.message : '') ?? []
  return status !== undefined && /^[34]/.test(status) && !['408', '409', '425', '429'].includes(status)
}
