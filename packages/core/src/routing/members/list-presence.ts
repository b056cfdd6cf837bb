import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import type { Presence } from '../pick-member.ts'
import { readLoads } from '../queue/read-candidates.ts'
import { usualCapacity } from '../weigh.ts'

/** Who is there, and how much of what they can take is taken. */
export type MemberLoad = {
  memberId: string
  name: string
  status: Presence
  chosen: boolean
  since: string | null
  load: number
  capacity: number
}

type Row = Omit<MemberLoad, 'load' | 'since'> & { since: Date | null }

/** Members who answer customers, by name, with their presence and load. */
export async function listPresence(ctx: OrgContext, input: PageInput): Promise<Page<MemberLoad>> {
  require(ctx, 'members:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const beyond = after ? Prisma.sql`AND (m.name, m.id) > (${after[0]}, ${after[1]}::uuid)` : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT m.id AS "memberId", m.name, coalesce(p.status, 'offline') AS status, coalesce(p.chosen, false) AS chosen,
      p.since, coalesce(c.capacity, ${usualCapacity}) AS capacity
    FROM members m
    LEFT JOIN member_presence p ON p.organization_id = m.organization_id AND p.member_id = m.id
    LEFT JOIN member_capacity c ON c.organization_id = m.organization_id AND c.member_id = m.id
    WHERE m.disabled_at IS NULL AND m.role <> 'viewer' ${beyond}
    ORDER BY m.name, m.id LIMIT ${input.limit + 1}`
  const loads = await readLoads(
    ctx,
    rows.map(({ memberId }) => memberId),
  )
  return pageOf(
    rows,
    input.limit,
    (row) => [row.name, row.memberId],
    ({ since, ...row }) => ({
      ...row,
      since: since?.toISOString() ?? null,
      load: loads.get(row.memberId) ?? 0,
    }),
  )
}
