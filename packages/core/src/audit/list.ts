import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

type Row = {
  id: string
  actor: { type: string; name: string }
  action: string
  subjectType: string
  subjectId: string
  before: unknown
  after: unknown
  createdAt: Date
}

export type AuditEntryView = Omit<Row, 'createdAt'> & { createdAt: string }

/** Who changed what, newest first. */
export async function listAuditEntries(ctx: OrgContext, input: PageInput): Promise<Page<AuditEntryView>> {
  require(ctx, 'audit:read')
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id, actor, action, subject_type AS "subjectType", subject_id AS "subjectId", before, after,
      created_at AS "createdAt"
    FROM audit_entries
    ${after ? Prisma.sql`WHERE (created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : Prisma.empty}
    ORDER BY created_at DESC, id DESC LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id], toView)
}

function toView({ createdAt, actor, ...row }: Row): AuditEntryView {
  return { ...row, actor: { type: actor.type, name: actor.name }, createdAt: createdAt.toISOString() }
}
