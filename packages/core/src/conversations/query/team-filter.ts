import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import type { StatusFilter } from './filter.ts'
import type { Status } from './row.ts'

/** The condition that a conversation is of a team: its id, `mine` for any the caller is in, `none` for no team. */
export function ofTeam(ctx: OrgContext, team: string): Prisma.Sql {
  if (team === 'none') return Prisma.sql`team_id IS NULL`
  return Prisma.sql`team_id IN (${idsOf(ctx, team)})`
}

type Newest = {
  team: string
  status: StatusFilter | undefined
  /** what else must hold */
  condition: Prisma.Sql
  limit: number
}

/**
 * The newest conversations of a team. The index gives one team and one status in order, so each pair hands out its
 * newest and the newest of those are taken: the cost is that of a few pages, however many conversations there are.
 */
export function newestOfTeam(ctx: OrgContext, { team, status, condition, limit }: Newest): Prisma.Sql {
  const statuses = status ? statusesOf[status] : everyStatus
  // The order names the team because PostgreSQL does not know that IS NULL leaves nothing to sort by it.
  const newest = (teams: Prisma.Sql, isTheirs: Prisma.Sql) => Prisma.sql`
    SELECT c.* FROM unnest(${[...statuses]}::text[]) AS s (status) ${teams}
    CROSS JOIN LATERAL (SELECT * FROM conversations WHERE ${isTheirs} AND conversations.status = s.status
      AND ${condition} ORDER BY team_id, last_message_at DESC, id DESC LIMIT ${limit}) c
    ORDER BY c.last_message_at DESC, c.id DESC LIMIT ${limit}`
  if (team === 'none') return newest(Prisma.empty, Prisma.sql`team_id IS NULL`)
  return newest(Prisma.sql`CROSS JOIN (${idsOf(ctx, team)}) AS t (team)`, Prisma.sql`team_id = t.team`)
}

const everyStatus: readonly Status[] = ['open', 'pending', 'resolved', 'closed']

/** The statuses among which each filter has anything to find. */
const statusesOf: Record<StatusFilter, readonly Status[]> = {
  open: ['open'],
  in_progress: ['open'],
  pending: ['pending'],
  resolved: ['resolved'],
  closed: ['closed'],
  snoozed: everyStatus,
  spam: everyStatus,
  all: everyStatus,
}

function idsOf(ctx: OrgContext, team: string): Prisma.Sql {
  if (team !== 'mine') return Prisma.sql`SELECT ${team}::uuid`
  if (ctx.actor.type !== 'member')
    throw new Invalid('An API key is in no team: name one instead of "mine"', 'team')
  return Prisma.sql`SELECT team_id FROM team_members WHERE member_id = ${ctx.actor.memberId}::uuid`
}
