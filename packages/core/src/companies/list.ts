import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

/** A contact's firm. */
export type CompanyView = {
  id: string
  name: string
  note: string
  /** by which it is found, in alphabetical order */
  domains: string[]
  contactCount: number
  createdAt: string
}

type Row = Omit<CompanyView, 'createdAt'> & { createdAt: Date }

const columns = Prisma.sql`f.id, f.name, f.note, f.created_at AS "createdAt",
  ARRAY(SELECT d.domain FROM company_domains d WHERE d.company_id = f.id ORDER BY d.domain) AS domains,
  (SELECT count(*)::int FROM contacts k WHERE k.company_id = f.id) AS "contactCount"`

/** Companies, newest first; `q` looks into name and domains. */
export async function listCompanies(
  ctx: OrgContext,
  input: PageInput & { q?: string | undefined },
): Promise<Page<CompanyView>> {
  require(ctx, 'contacts:read')
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const beyond = after
    ? Prisma.sql`AND (f.created_at, f.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty
  const q = input.q === undefined ? '' : storable(input.q).trim().toLowerCase()
  const matching = q
    ? Prisma.sql`AND (position(${q} in lower(f.name)) > 0 OR EXISTS (
        SELECT FROM company_domains d WHERE d.company_id = f.id AND position(${q} in d.domain) > 0))`
    : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM companies f WHERE true ${beyond} ${matching}
    ORDER BY f.created_at DESC, f.id DESC LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id], toCompany)
}

/** One company. */
export async function readCompany(ctx: OrgContext, id: string): Promise<CompanyView> {
  require(ctx, 'contacts:read')
  return findCompany(ctx, id)
}

/** The same, for verbs that have checked their permission. */
export async function findCompany(ctx: OrgContext, id: string): Promise<CompanyView> {
  const [row] = await ctx.db.$queryRaw<Row[]>`SELECT ${columns} FROM companies f WHERE f.id = ${id}::uuid`
  if (!row) throw new NotFound('The company')
  return toCompany(row)
}

/** The same, its row locked. */
export async function lockCompany(ctx: OrgContext, id: string): Promise<CompanyView> {
  await ctx.db.$queryRaw`SELECT 1 FROM companies WHERE id = ${id}::uuid FOR UPDATE`
  return findCompany(ctx, id)
}

function toCompany(row: Row): CompanyView {
  return { ...row, createdAt: row.createdAt.toISOString() }
}
