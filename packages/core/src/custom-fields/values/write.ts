import type { OrgContext } from '../../context.ts'
import { storableJson } from '../../messages/storable.ts'
import type { CustomField, CustomFieldType, Subject } from '../field.ts'
import type { Value } from './value.ts'

type Owner = { subject: Subject; ownerId: string }

const columnOf: Record<CustomFieldType, 'text' | 'number' | 'date' | 'flag'> = {
  text: 'text',
  select: 'text',
  number: 'number',
  date: 'date',
  checkbox: 'flag',
}

/** Writes checked values, each into the column of its type; null takes one away. Locking the owner is the caller's. */
export async function writeValues(
  ctx: OrgContext,
  { subject, ownerId }: Owner,
  values: { field: CustomField; value: Value }[],
): Promise<void> {
  const emptied = values.filter(({ value }) => value === null).map(({ field }) => field.id)
  if (emptied.length > 0)
    await ctx.db.$executeRaw`
      DELETE FROM custom_values WHERE owner_id = ${ownerId}::uuid AND field_id = ANY (${emptied}::uuid[])`
  const rows = values
    .filter(({ value }) => value !== null)
    .map(({ field, value }) => ({ id: field.id, [columnOf[field.type]]: value }))
  if (rows.length === 0) return
  const owner = (named: Subject) => (named === subject ? ownerId : null)
  await ctx.db.$executeRaw`
    INSERT INTO custom_values (organization_id, field_id, owner_id, conversation_id, contact_id, company_id,
      text_value, number_value, date_value, flag_value)
    SELECT ${ctx.organizationId}::uuid, g.id, ${ownerId}::uuid, ${owner('conversation')}::uuid,
      ${owner('contact')}::uuid, ${owner('company')}::uuid, g.text, g.number, g.date, g.flag
    FROM json_to_recordset(${storableJson(rows)}::json) AS g (id uuid, text text, number double precision,
      date date, flag boolean)
    ON CONFLICT (organization_id, owner_id, field_id) DO UPDATE SET text_value = excluded.text_value,
      number_value = excluded.number_value, date_value = excluded.date_value, flag_value = excluded.flag_value,
      changed_at = now()`
}
