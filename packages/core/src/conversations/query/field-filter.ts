import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { type Subject, subjects } from '../../custom-fields/field.ts'
import { allFields } from '../../custom-fields/list.ts'
import { valueFromWords } from '../../custom-fields/values/value.ts'
import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'

type Asked = { subject: Subject; key: string; words: string }

/** The condition that a field of the conversation, its contact or its company says this; none has an unknown field. */
export async function saying(ctx: OrgContext, asked: string): Promise<Prisma.Sql> {
  const { subject, key, words } = readAsked(storable(asked))
  const field = (await allFields(ctx, subject)).find((one) => one.key === key)
  if (!field) return Prisma.sql`false`
  const value = valueFromWords(field, words)
  if (value === null) return Prisma.sql`NOT ${owned(subject, Prisma.sql`field_id = ${field.id}::uuid`)}`
  return owned(
    subject,
    Prisma.sql`field_id = ${field.id}::uuid AND ${columns[field.type]} = ${value}::${types[field.type]}`,
  )
}

const form = /^(?:(conversation|contact|company)\.)?([a-z][a-z0-9_]{0,39}):(.*)$/s

function readAsked(asked: string): Asked {
  const [, named, key, words] = form.exec(asked) ?? []
  if (key === undefined || words === undefined)
    throw new Invalid('Name a field and what it says, such as plan:gold or company.plan:gold', 'field')
  return { subject: subjects.find((one) => one === named) ?? 'conversation', key, words }
}

const columns = {
  text: Prisma.sql`text_value`,
  select: Prisma.sql`text_value`,
  number: Prisma.sql`number_value`,
  date: Prisma.sql`date_value`,
  checkbox: Prisma.sql`flag_value`,
}

const types = {
  text: Prisma.sql`text`,
  select: Prisma.sql`text`,
  number: Prisma.sql`double precision`,
  date: Prisma.sql`date`,
  checkbox: Prisma.sql`boolean`,
}

function owned(subject: Subject, condition: Prisma.Sql): Prisma.Sql {
  const owners = Prisma.sql`SELECT owner_id FROM custom_values WHERE ${condition}`
  if (subject === 'conversation') return Prisma.sql`(id IN (${owners}))`
  if (subject === 'contact') return Prisma.sql`(contact_id IN (${owners}))`
  return Prisma.sql`(contact_id IN (SELECT k.id FROM contacts k WHERE k.company_id IN (${owners})))`
}
