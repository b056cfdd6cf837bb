import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import type { CustomFieldType, Subject } from '../field.ts'
import { findOwner } from './owner.ts'
import type { Value } from './value.ts'

/** A field and what it says of one conversation, contact or company. */
export type FieldValue = {
  key: string
  label: string
  type: CustomFieldType
  options: string[]
  /** no longer asked for: it is shown and cannot be changed */
  archived: boolean
  value: Value
}

/** Every field of a conversation, contact or company with its value; of archived ones those that have any. */
export async function readFieldValues(
  ctx: OrgContext,
  { subject, id }: { subject: Subject; id: string },
): Promise<FieldValue[]> {
  require(ctx, subject === 'conversation' ? 'conversations:read' : 'contacts:read')
  return findValues(ctx, subject, await findOwner(ctx, subject, id))
}

/** The value of a row `v` of custom_values as JSON. */
export const valueAsJson = Prisma.sql`coalesce(to_jsonb(v.text_value), to_jsonb(v.number_value),
  to_jsonb(v.date_value), to_jsonb(v.flag_value))`

/** The same, for verbs that have checked their permission and found the owner. */
export async function findValues(ctx: OrgContext, subject: Subject, ownerId: string): Promise<FieldValue[]> {
  return ctx.db.$queryRaw<FieldValue[]>`
    SELECT f.key, f.label, f.type, f.options, f.archived_at IS NOT NULL AS archived, ${valueAsJson} AS value
    FROM custom_fields f
    LEFT JOIN custom_values v ON v.organization_id = f.organization_id AND v.field_id = f.id
      AND v.owner_id = ${ownerId}::uuid
    WHERE f.subject = ${subject} AND (f.archived_at IS NULL OR v.field_id IS NOT NULL)
    ORDER BY f.archived_at IS NOT NULL, f.position, f.id`
}
