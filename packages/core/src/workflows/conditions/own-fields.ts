import { type CustomField, type CustomFieldType, type Subject, subjects } from '../../custom-fields/field.ts'
import type { Facts } from '../facts/facts.ts'
import type { Field, FieldType } from './field.ts'

/** The fields an organization has added, by the names conditions give them, such as `contact.fields.plan`. */
export type OwnFields = ReadonlyMap<string, Field>

const typeOf: Record<CustomFieldType, FieldType> = {
  text: 'text',
  number: 'number',
  date: 'date',
  checkbox: 'flag',
  select: 'choice',
}

const groupOf = { conversation: 'Conversation', contact: 'Contact', company: 'Company' } as const

export function ownFieldsOf(fields: readonly CustomField[]): OwnFields {
  return new Map(
    fields.map((field) => {
      const known = describe(field)
      return [known.name, known]
    }),
  )
}

function describe({ subject, key, label, type, options, archived }: CustomField): Field {
  const name = ownName(subject, key)
  const said = `the ${subject}'s ${label}`
  return {
    name,
    group: groupOf[subject],
    label: type === 'checkbox' ? `${said} is ticked` : said,
    type: typeOf[type],
    ...(type === 'select' ? { choices: options } : {}),
    ...(type === 'date' ? { unit: 'days' } : {}),
    ...(archived ? { archived } : {}),
    read: (facts) => facts.own?.[name]?.value ?? null,
  }
}

/** Whether a name is that of a field an organization may have added. */
export function isOwnName(name: string): boolean {
  return subjects.some((one) => name.startsWith(ownName(one, '')))
}

function ownName(subject: Subject, key: string): string {
  return `${subject}.fields.${key}`
}

/** A field as what is known of a conversation tells of it; one that says nothing is of no type. */
export function ownFieldIn(name: string, { own }: Facts): { field: Field; said: boolean } | undefined {
  const subject = subjects.find((one) => name.startsWith(ownName(one, '')))
  if (subject === undefined) return undefined
  const value = own && Object.hasOwn(own, name) ? own[name] : undefined
  const type = value ? typeOf[value.type] : 'text'
  const field: Field = { name, group: groupOf[subject], label: name, type, read: () => value?.value ?? null }
  return { field, said: value !== undefined }
}
