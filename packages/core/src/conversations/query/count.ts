import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { angryAndWaiting, notMerged } from './filter.ts'

export type Counts = Record<
  'mine' | 'unassigned' | 'open' | 'angry' | 'pending' | 'snoozed' | 'spam',
  number
> & {
  /** open conversations of each team the caller is in, by the team's id */
  teams: Record<string, number>
}

/** Nobody reads a badge beyond this, and counting on would cost a scan. */
const most = 1_000

/** How many conversations each view holds, counted up to a thousand. */
export async function countConversations(ctx: OrgContext): Promise<Counts> {
  require(ctx, 'conversations:read')
  const me = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  const open = Prisma.sql`NOT spam AND status = 'open' AND (snoozed_until IS NULL OR snoozed_until <= now())`
  const [counts] = await ctx.db.$queryRaw<Counts[]>`
    SELECT ${upTo(Prisma.sql`${open} AND assignee_id = ${me}::uuid`)} AS mine,
      ${upTo(Prisma.sql`${open} AND assignee_id IS NULL`)} AS unassigned,
      ${upTo(open)} AS open,
      ${upTo(angryAndWaiting)} AS angry,
      ${upTo(Prisma.sql`NOT spam AND status = 'pending'`)} AS pending,
      ${upTo(Prisma.sql`NOT spam AND snoozed_until > now()`)} AS snoozed,
      ${upTo(Prisma.sql`spam`)} AS spam,
      (SELECT coalesce(jsonb_object_agg(tm.team_id, ${upTo(Prisma.sql`${open} AND team_id = tm.team_id`)}), '{}')
        FROM team_members tm WHERE tm.member_id = ${me}::uuid) AS teams`
  return counts ?? { mine: 0, unassigned: 0, open: 0, angry: 0, pending: 0, snoozed: 0, spam: 0, teams: {} }
}

function upTo(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM conversations WHERE ${condition} AND ${notMerged} LIMIT ${most}) n)`
}
