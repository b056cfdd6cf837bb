import { now } from '@frontdesk/runtime/clock'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { missingFields, say } from './kinds/fill.ts'
import type { Fields } from './kinds/kind.ts'
import { actionKinds } from './kinds/registry.ts'
import { type ActionRow, type ActionView, isKind, lockAction, needsAdmin, viewAction } from './row.ts'
import { type ActionSettings, listSettings } from './settings.ts'

/**
 * Approves an action, which is what lets it be carried out: once, by the organization's server or by a person. One
 * that failed is tried again under the same id. The product itself approves nothing, whatever a mail says.
 */
export async function approveAction(ctx: OrgContext, id: string): Promise<ActionView> {
  if (ctx.actor.type === 'system') throw new Forbidden('actions:approve')
  require(ctx, 'conversations:reply')
  const row = await lockAction(ctx, id)
  if (row.state === 'approved' || row.state === 'done') return viewAction(ctx, id)
  if (row.state === 'dismissed') throw new Conflict('It was dismissed: add it again', 'wrong_state')
  const settings = await allowedSettings(ctx, row)
  const fields = row.fields as Fields
  const kind = actionKinds[settings.kind]
  const [missing] = missingFields(kind, fields)
  if (missing !== undefined)
    throw new Invalid(
      `${kind.shapes[missing]?.label ?? missing} has to be filled in first`,
      `fields.${missing}`,
    )
  if (needsAdmin(settings, fields)) require(ctx, 'actions:approve')
  const sentence = say(kind.sentence, fields)
  await ctx.db.serviceAction.update({
    where: { id },
    data: {
      state: 'approved',
      carriedOut: settings.carriedOut,
      decidedBy: actorRecord(ctx.actor),
      decidedAt: now(),
      attempts: 0,
      result: '',
      updatedAt: now(),
    },
  })
  await writeAudit(ctx, {
    action: 'service_action.approve',
    subjectType: 'service_action',
    subjectId: id,
    before: { state: row.state },
    after: { kind: row.kind, fields, carriedOut: settings.carriedOut },
  })
  const { conversationId } = row
  await recordEvent(ctx, conversationId, 'action_approved', { actionId: id, sentence })
  ctx.emit({ type: 'action.changed', conversationId })
  if (settings.carriedOut === 'webhook') ctx.emit({ type: 'action.approved', conversationId, actionId: id })
  return viewAction(ctx, id)
}

async function allowedSettings(ctx: OrgContext, { kind }: ActionRow): Promise<ActionSettings> {
  const settings = isKind(kind) ? (await listSettings(ctx)).find((one) => one.kind === kind) : undefined
  if (!settings) throw new NotFound('The action')
  if (!settings.enabled) throw new Conflict('This action is not allowed any more', 'not_allowed')
  return settings
}
