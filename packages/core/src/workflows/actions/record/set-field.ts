import { z } from 'zod'
import { type Subject, subjects } from '../../../custom-fields/field.ts'
import { setFieldValues } from '../../../custom-fields/values/set.ts'
import { Invalid } from '../../../errors.ts'
import type { Field, FieldType } from '../../conditions/field.ts'
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
  fault({ field, value = '' }, own) {
    const known = own.get(field.replace('.', '.fields.'))
    if (!known) return `There is no field “${field}”`
    if (known.archived) return `“${field}” is archived`
    return value === '' || value.includes('{{') ? null : valueFault(known, value)
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

const forms: Partial<Record<FieldType, { form: RegExp; words: string }>> = {
  number: { form: /^[+-]?\d*\.?\d+$/, words: 'a number' },
  date: { form: /^\d{4}-\d{2}-\d{2}$/, words: 'a date such as 2026-03-31' },
  flag: { form: /^(yes|no|true|false|1|0)$/i, words: 'yes or no' },
}

/** What words without variables will fail with. */
function valueFault({ type, choices = [] }: Field, value: string): string | null {
  const chosen = choices.some((choice) => choice.toLowerCase() === value.toLowerCase())
  if (type === 'choice') return chosen ? null : `Its value is one of ${choices.join(', ')}`
  const { form, words } = forms[type] ?? {}
  return form && !form.test(value) ? `Its value is ${words}` : null
}

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
