import type { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import type { CustomField, CustomFieldType, Subject } from './field.ts'

type Row = {
  id: string
  subject: string
  key: string
  label: string
  type: string
  options: string[]
  position: number
  archivedAt: Date | null
}

type Input = PageInput & { subject?: Subject | undefined; archived?: boolean | undefined }

/** Fields in the order in which they are shown, those of a subject together; the archived ones when asked for. */
export async function listCustomFields(ctx: OrgContext, input: Input): Promise<Page<CustomField>> {
  require(ctx, 'fields:read')
  const after = decodeCursor(input.cursor, ['text', 'number', 'id'])
  const rows = await ctx.db.customField.findMany({
    where: {
      archivedAt: input.archived ? { not: null } : null,
      ...(input.subject === undefined ? {} : { subject: input.subject }),
      ...(after ? beyond(String(after[0]), Number(after[1]), String(after[2])) : {}),
    },
    orderBy: [{ subject: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, ({ subject, position, id }) => [subject, position, id], toField)
}

/** Every field, archived or not, for what asks for values by key. */
export async function allFields(ctx: OrgContext, subject?: Subject): Promise<CustomField[]> {
  const rows = await ctx.db.customField.findMany({
    where: subject === undefined ? {} : { subject },
    orderBy: [{ subject: 'asc' }, { position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toField)
}

/** One field, its row locked. */
export async function lockField(ctx: OrgContext, id: string): Promise<CustomField> {
  await ctx.db.$queryRaw`SELECT 1 FROM custom_fields WHERE id = ${id}::uuid FOR UPDATE`
  return findField(ctx, id)
}

export async function findField(ctx: OrgContext, id: string): Promise<CustomField> {
  const row = await ctx.db.customField.findUnique({ where: { id } })
  if (!row) throw new NotFound('The field')
  return toField(row)
}

function beyond(subject: string, position: number, id: string): Prisma.CustomFieldWhereInput {
  return {
    OR: [
      { subject: { gt: subject } },
      { subject, position: { gt: position } },
      { subject, position, id: { gt: id } },
    ],
  }
}

function toField({ id, subject, key, label, type, options, position, archivedAt }: Row): CustomField {
  return {
    id,
    subject: subject as Subject,
    key,
    label,
    type: type as CustomFieldType,
    options,
    position,
    archived: archivedAt !== null,
  }
}
