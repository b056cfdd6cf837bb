import { now } from '@frontdesk/runtime/clock'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { Conflict } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { say } from './kinds/fill.ts'
import type { Fields } from './kinds/kind.ts'
import { actionKinds } from './kinds/registry.ts'
import { type ActionRow, type ActionView, isKind, lockAction, viewAction } from './row.ts'

/** Says that a person has carried an approved action out, and with what result. */
export async function completeAction(
  ctx: OrgContext,
  { id, result }: { id: string; result: string },
): Promise<ActionView> {
  require(ctx, 'conversations:reply')
  const row = await lockAction(ctx, id)
  if (row.state === 'done') return viewAction(ctx, id)
  if (row.state !== 'approved' || row.carriedOut !== 'person')
    throw new Conflict('Only what is approved for a person can be marked as done', 'wrong_state')
  await finishAction(ctx, row, { state: 'done', result: storable(result.trim()) })
  return viewAction(ctx, id)
}

/** Ends an approved action that the caller has locked. */
export async function finishAction(
  ctx: OrgContext,
  row: ActionRow,
  end: { state: 'done' | 'failed'; result: string },
): Promise<void> {
  await ctx.db.serviceAction.update({
    where: { id: row.id },
    data: { ...end, finishedBy: actorRecord(ctx.actor), finishedAt: now(), updatedAt: now() },
  })
  await writeAudit(ctx, {
    action: `service_action.${end.state}`,
    subjectType: 'service_action',
    subjectId: row.id,
    before: { state: row.state },
    after: { kind: row.kind, fields: row.fields, result: end.result },
  })
  const sentence = isKind(row.kind) ? say(actionKinds[row.kind].sentence, row.fields as Fields) : row.kind
  await recordEvent(ctx, row.conversationId, `action_${end.state}`, { actionId: row.id, sentence })
  ctx.emit({ type: 'action.changed', conversationId: row.conversationId })
}
