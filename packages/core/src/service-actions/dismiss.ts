import { now } from '@frontdesk/runtime/clock'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { type ActionView, lockAction, viewAction } from './row.ts'

/** Puts a proposed or failed action away. */
export async function dismissAction(ctx: OrgContext, id: string): Promise<ActionView> {
  require(ctx, 'conversations:reply')
  const row = await lockAction(ctx, id)
  if (row.state === 'dismissed') return viewAction(ctx, id)
  if (row.state === 'approved' || row.state === 'done')
    throw new Conflict('It is approved already', 'wrong_state')
  await ctx.db.serviceAction.update({
    where: { id },
    data: { state: 'dismissed', decidedBy: actorRecord(ctx.actor), decidedAt: now(), updatedAt: now() },
  })
  await writeAudit(ctx, {
    action: 'service_action.dismiss',
    subjectType: 'service_action',
    subjectId: id,
    before: { state: row.state },
    after: { kind: row.kind, fields: row.fields },
  })
  ctx.emit({ type: 'action.changed', conversationId: row.conversationId })
  return viewAction(ctx, id)
}
