import { z } from 'zod'
import { type Subject, subjects } from '../../../custom-fields/field.ts'
import { setFieldValues } from '../../../custom-fields/values/set.ts'
import { Invalid } from '../../../errors.ts'
import { fillText } from '../../definition/fill-text.ts'
import type { Facts } from '../../facts/facts.ts'
import { defineAction } from '../action.ts'
import { wordsSchema } from '../write/words.ts'

export const setFieldAction = defineAction({
  name: 'set_field',
  label: 'Set a field',
  schema: z.strictObject({
    field: z.string().max(60).meta({ title: 'Field', named: 'field' }),
    /** as words, read as the field's type asks for; nothing empties the field */
    value: wordsSchema.max(500).exactOptional().meta({ title: 'Value' }),
  }),
  say: ({ field, value }, names) =>
    value === undefined ? `empty “${names('field', field)}”` : `set “${names('field', field)}” to “${value}”`,
  fault({ field }, own) {
    const known = own.get(field.replace('.', '.fields.'))
    if (!known) return `There is no field “${field}”`
    return known.archived ? `“${field}” is archived` : null
  },
  async apply(ctx, { field, value = '' }, { facts, names }) {
    const { subject, key } = partsOf(field)
    const id = ownerOf(subject, facts)
    const words = fillText(value, facts)
    await setFieldValues(ctx, { subject, id, values: { [key]: words }, asWords: true })
    return words === ''
      ? `“${names('field', field)}” was emptied`
      : `“${names('field', field)}” is “${words}”`
  },
})

function partsOf(field: string): { subject: Subject; key: string } {
  const subject = subjects.find((one) => field.startsWith(`${one}.`))
  if (!subject) throw new Invalid(`There is no field “${field}”`, 'field')
  return { subject, key: field.slice(subject.length + 1) }
}

function ownerOf(subject: Subject, facts: Facts): string {
  const owner = facts[subject]
  if (!owner) throw new Invalid('The contact belongs to no company')
  return owner.id
}
