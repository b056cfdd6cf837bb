import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type ContactView = {
  id: string
  email: string
  name: string
  company: { id: string; name: string } | null
  conversationCount: number
  createdAt: string
}
type Row = Omit<ContactView, 'createdAt'> & { createdAt: Date }

const columns = Prisma.sql`k.id, k.email, k.name, k.created_at AS "createdAt",
  CASE WHEN k.company_id IS NOT NULL THEN (SELECT json_build_object('id', f.id, 'name', f.name)
    FROM companies f WHERE f.id = k.company_id) END AS company,
  (SELECT count(*)::int FROM conversations c
    WHERE c.organization_id = k.organization_id AND c.contact_id = k.id AND c.merged_into_id IS NULL) AS "conversationCount"`

/** Contacts, newest first; `q` looks into name and address, `company` is a company's id or `none`. */
export async function listContacts(
  ctx: OrgContext,
  input: PageInput & { q?: string | undefined; company?: string | undefined },
): Promise<Page<ContactView>> {
  require(ctx, 'contacts:read')
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const beyond = after
    ? Prisma.sql`AND (k.created_at, k.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty
  const q = input.q === undefined ? '' : storable(input.q).trim().toLowerCase()
  const matching = q
    ? Prisma.sql`AND (position(${q} in lower(k.name)) > 0 OR position(${q} in k.email) > 0)`
    : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM contacts k WHERE true ${beyond} ${matching} ${ofCompany(input.company)}
    ORDER BY k.created_at DESC, k.id DESC LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id], toContact)
}

export async function findContact(ctx: OrgContext, id: string): Promise<ContactView> {
  const [row] = await ctx.db.$queryRaw<Row[]>`SELECT ${columns} FROM contacts k WHERE k.id = ${id}::uuid`
  if (!row) throw new NotFound('The contact')
  return toContact(row)
}

function ofCompany(company: string | undefined): Prisma.Sql {
  if (company === undefined) return Prisma.empty
  return company === 'none'
    ? Prisma.sql`AND k.company_id IS NULL`
    : Prisma.sql`AND k.company_id = ${company}::uuid`
}

function toContact(row: Row): ContactView {
  return { ...row, createdAt: row.createdAt.toISOString() }
}
