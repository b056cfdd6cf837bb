import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Invalid, NotFound } from '../errors.ts'
import { storableJson } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import type { CustomField, Subject } from './field.ts'
import { allFields } from './list.ts'

/** Says in which order the fields of a subject are shown. Those not named follow in the order they had. */
export async function reorderCustomFields(
  ctx: OrgContext,
  { subject, ids }: { subject: Subject; ids: string[] },
): Promise<CustomField[]> {
  require(ctx, 'fields:write')
  const before = (await allFields(ctx, subject)).map(({ id }) => id)
  if (new Set(ids).size < ids.length) throw new Invalid('Name each field once', 'ids')
  if (ids.some((id) => !before.includes(id))) throw new NotFound('The field')
  const after = [...ids, ...before.filter((id) => !ids.includes(id))]
  await ctx.db.$executeRaw`
    UPDATE custom_fields f SET position = g.position
    FROM (SELECT id::uuid, position - 1 AS position
      FROM json_array_elements_text(${storableJson(after)}::json) WITH ORDINALITY g (id, position)) g
    WHERE f.id = g.id`
  await writeAudit(ctx, {
    action: 'custom_field.reorder',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: { subject, ids: before },
    after: { subject, ids: after },
  })
  ctx.emit({ type: 'settings.changed', subject: 'custom-fields' })
  return allFields(ctx, subject)
}
