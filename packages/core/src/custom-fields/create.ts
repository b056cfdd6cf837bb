import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import {
  type CustomField,
  type CustomFieldType,
  keptKey,
  keptLabel,
  keptOptions,
  refuseTooMany,
  type Subject,
} from './field.ts'
import { allFields, findField } from './list.ts'

export type NewField = {
  subject: Subject
  label: string
  type: CustomFieldType
  /** made from the label when left out */
  key?: string | undefined
  options: string[]
}

/** Adds a field below the others of its subject. What it is about, its key and its type never change. */
export async function createCustomField(ctx: OrgContext, input: NewField): Promise<CustomField> {
  require(ctx, 'fields:write')
  const { subject, type } = input
  const label = keptLabel(input.label)
  const fields = {
    subject,
    type,
    label,
    key: keptKey(input.key, label),
    options: keptOptions(type, input.options),
  }
  const others = await allFields(ctx, subject)
  refuseTooMany(others.length)
  const position = Math.max(-1, ...others.map((other) => other.position)) + 1
  const id = newId()
  const { count } = await ctx.db.customField.createMany({
    data: [{ id, organizationId: ctx.organizationId, ...fields, position }],
    skipDuplicates: true,
  })
  if (count === 0) throw new Conflict(`There is a field with the key ${fields.key} already`, 'already_exists')
  await writeAudit(ctx, {
    action: 'custom_field.create',
    subjectType: 'custom_field',
    subjectId: id,
    after: fields,
  })
  ctx.emit({ type: 'settings.changed', subject: 'custom-fields' })
  return findField(ctx, id)
}
