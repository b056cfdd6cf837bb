import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { changeConversation } from '../../conversations/change.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { require } from '../../permissions.ts'
import type { CustomField, Subject } from '../field.ts'
import { allFields } from '../list.ts'
import { lockOwner } from './owner.ts'
import { type FieldValue, findValues } from './read.ts'
import { checkValue, type Value, valueFromWords } from './value.ts'
import { writeValues } from './write.ts'

type Input = {
  subject: Subject
  id: string
  /** by the fields' keys; those not named stay as they are, null empties one */
  values: Record<string, Value>
  /** the values are words that somebody wrote down, and are read as the fields' types ask for */
  asWords?: true
}

type Change = { field: CustomField; before: Value; after: Value }

/** Sets values of a conversation, contact or company. A field that is unknown or archived is refused. */
export async function setFieldValues(ctx: OrgContext, input: Input): Promise<FieldValue[]> {
  const { subject } = input
  require(ctx, subject === 'conversation' ? 'conversations:update' : 'contacts:write')
  const ownerId = await lockOwner(ctx, subject, input.id)
  const known = new Map((await findValues(ctx, subject, ownerId)).map(({ key, value }) => [key, value]))
  const fields = new Map((await allFields(ctx, subject)).map((field) => [field.key, field]))
  const changes = Object.entries(input.values).flatMap(([key, given]): Change[] => {
    const field = askedFor(fields.get(key), key)
    const after =
      input.asWords && typeof given === 'string' ? valueFromWords(field, given) : checkValue(field, given)
    const before = known.get(key) ?? null
    return before === after ? [] : [{ field, before, after }]
  })
  if (changes.length > 0) {
    await writeValues(
      ctx,
      { subject, ownerId },
      changes.map(({ field, after }) => ({ field, value: after })),
    )
    await record(ctx, { subject, ownerId, changes })
  }
  return findValues(ctx, subject, ownerId)
}

function askedFor(field: CustomField | undefined, key: string): CustomField {
  if (!field) throw new Invalid(`There is no field “${key}”`, `values.${key}`)
  if (field.archived) throw new Conflict(`“${field.label}” is archived: its values are kept as they are`)
  return field
}

async function record(
  ctx: OrgContext,
  { subject, ownerId, changes }: { subject: Subject; ownerId: string; changes: Change[] },
): Promise<void> {
  const told = (which: 'before' | 'after') =>
    Object.fromEntries(changes.map(({ field, [which]: value }) => [field.label, value]))
  const [before, after] = [{ fields: told('before') }, { fields: told('after') }]
  if (subject === 'conversation') {
    await changeConversation(ctx, { conversationId: ownerId, type: 'fields_set', data: {}, before, after })
    return
  }
  await writeAudit(ctx, {
    action: `${subject}.fields_set`,
    subjectType: subject,
    subjectId: ownerId,
    before,
    after,
  })
  if (subject === 'contact') ctx.emit({ type: 'contact.changed', contactId: ownerId })
  else ctx.emit({ type: 'company.changed', companyId: ownerId })
}
