import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storableValue } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import type { ActionKind, Fields, FieldValue } from './kinds/kind.ts'
import { actionKinds } from './kinds/registry.ts'
import { type ActionView, isKind, lockAction, viewAction } from './row.ts'

/** Fills a proposed action in anew, before anybody has approved it. What is left out becomes blank. */
export async function changeActionFields(
  ctx: OrgContext,
  input: { id: string; fields: Record<string, unknown> },
): Promise<ActionView> {
  require(ctx, 'conversations:reply')
  const row = await lockAction(ctx, input.id)
  if (row.state !== 'proposed' && row.state !== 'failed')
    throw new Conflict('Once it is decided about, an action stays as it is', 'wrong_state')
  if (row.state === 'failed' && row.carriedOut === 'webhook')
    throw new Conflict('Your server may know it already: dismiss it and add another', 'wrong_state')
  if (!isKind(row.kind)) return viewAction(ctx, row.id)
  const fields = checkFields(actionKinds[row.kind], input.fields)
  if (JSON.stringify(row.fields) === JSON.stringify(fields)) return viewAction(ctx, row.id)
  await ctx.db.serviceAction.update({
    where: { id: row.id },
    data: { fields: storableValue(fields), editedBy: actorRecord(ctx.actor), updatedAt: new Date() },
  })
  await writeAudit(ctx, {
    action: 'service_action.change',
    subjectType: 'service_action',
    subjectId: row.id,
    before: { fields: row.fields },
    after: { fields },
  })
  ctx.emit({ type: 'action.changed', conversationId: row.conversationId })
  return viewAction(ctx, row.id)
}

/** The values as the action's types take them; blanks are left out. Invalid where one is unknown or of the wrong kind. */
export function checkFields(kind: ActionKind, values: Record<string, unknown>): Fields {
  const fields: Record<string, FieldValue> = {}
  for (const [field, value] of Object.entries(values)) {
    const type = kind.schema.shape[field]
    if (!type) throw new Invalid(`${kind.name} has no field of this name`, `fields.${field}`)
    if (value === null || value === '') continue
    const checked = type.safeParse(value)
    if (!checked.success) throw new Invalid(checked.error.issues[0]?.message ?? 'Invalid', `fields.${field}`)
    if (checked.data !== undefined) fields[field] = checked.data as FieldValue
  }
  return fields
}
