import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type CustomField, keptLabel, keptOptions } from './field.ts'
import { findField, lockField } from './list.ts'

export type FieldChange = { id: string; label: string; options: string[]; archived: boolean }

/**
 * Changes what a field is called and offers, and whether it is asked for. Values stay in every case: those of an
 * archived field, and those that are no longer among the options.
 */
export async function changeCustomField(ctx: OrgContext, input: FieldChange): Promise<CustomField> {
  require(ctx, 'fields:write')
  const { id, type, ...field } = await lockField(ctx, input.id)
  const before = { label: field.label, options: field.options, archived: field.archived }
  const after = {
    label: keptLabel(input.label),
    options: keptOptions(type, input.options),
    archived: input.archived,
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return findField(ctx, id)
  const { archived, ...shown } = after
  await ctx.db.customField.update({ where: { id }, data: shown })
  if (archived !== before.archived)
    await ctx.db.customField.update({ where: { id }, data: { archivedAt: archived ? new Date() : null } })
  await writeAudit(ctx, {
    action: 'custom_field.change',
    subjectType: 'custom_field',
    subjectId: id,
    before,
    after,
  })
  ctx.emit({ type: 'settings.changed', subject: 'custom-fields' })
  return findField(ctx, id)
}

/** Asks for a field no more. Its values stay and are shown. */
export async function archiveCustomField(ctx: OrgContext, id: string): Promise<CustomField> {
  require(ctx, 'fields:write')
  const { label, options } = await lockField(ctx, id)
  return changeCustomField(ctx, { id, label, options, archived: true })
}
