import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'

type Opened = 'password' | 'google' | 'microsoft' | 'oidc'

export type SessionView = {
  id: string
  address: string | null
  userAgent: string | null
  openedBy: Opened
  current: boolean
  createdAt: string
  expiresAt: string
}

type Row = Omit<SessionView, 'current' | 'createdAt' | 'expiresAt'> & { createdAt: Date; expiresAt: Date }

/** A member's sessions that are still valid, newest first. */
export async function pageOfSessions(
  ctx: OrgContext,
  memberId: string,
  input: PageInput & { currentId: string | undefined },
): Promise<Page<SessionView>> {
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT id, address, user_agent AS "userAgent", opened_by AS "openedBy", created_at AS "createdAt",
      expires_at AS "expiresAt"
    FROM sessions
    WHERE member_id = ${memberId}::uuid AND revoked_at IS NULL AND expires_at > now()
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
