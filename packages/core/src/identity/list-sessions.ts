import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type SessionView = {
  id: string
  address: string | null
  userAgent: string | null
  current: boolean
  createdAt: string
  expiresAt: string
}

type Row = { id: string; address: string | null; userAgent: string | null; createdAt: Date; expiresAt: Date }

/** The caller's own sessions that are still valid, newest first. An API key has none. */
export async function listSessions(
  ctx: OrgContext,
  input: PageInput & { currentId: string | undefined },
): Promise<Page<SessionView>> {
  require(ctx, 'account:read')
  if (ctx.actor.type !== 'member') return { items: [], nextCursor: null }
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id, address, user_agent AS "userAgent", created_at AS "createdAt", expires_at AS "expiresAt"
    FROM sessions
    WHERE member_id = ${ctx.actor.memberId}::uuid AND revoked_at IS NULL AND expires_at > now()
      ${after ? Prisma.sql`AND id < ${after[0]}::uuid` : Prisma.empty}
    ORDER BY id DESC LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    (row) => ({
      ...row,
      current: row.id === input.currentId,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }),
  )
}
