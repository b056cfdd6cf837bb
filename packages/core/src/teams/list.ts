import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

/** Members who answer together. */
export type TeamView = {
  id: string
  name: string
  description: string
  /** by name, disabled ones included */
  members: { id: string; name: string; disabled: boolean }[]
  /** whether the one who asks is a member of it */
  mine: boolean
  createdAt: string
}

type Row = Omit<TeamView, 'createdAt'> & { createdAt: Date; sortedBy: string }

/** Teams by name, ignoring case. */
export async function listTeams(ctx: OrgContext, input: PageInput): Promise<Page<TeamView>> {
  require(ctx, 'teams:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const beyond = after
    ? Prisma.sql`WHERE (lower(t.name), t.id) > (${after[0]}, ${after[1]}::uuid)`
    : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>`
    ${selectTeams(ctx)} ${beyond} ORDER BY lower(t.name), t.id LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, (row) => [row.sortedBy, row.id], toTeam)
}

/** One team, for verbs that have checked their permission. */
export async function findTeam(ctx: OrgContext, id: string): Promise<TeamView> {
  const [row] = await ctx.db.$queryRaw<Row[]>`${selectTeams(ctx)} WHERE t.id = ${id}::uuid`
  if (!row) throw new NotFound('The team')
  return toTeam(row)
}

/** The same, its row locked: nobody joins it, leaves it or is given work with it meanwhile. */
export async function lockTeam(ctx: OrgContext, id: string): Promise<TeamView> {
  await ctx.db.$queryRaw`SELECT 1 FROM teams WHERE id = ${id}::uuid FOR UPDATE`
  return findTeam(ctx, id)
}

function selectTeams(ctx: OrgContext): Prisma.Sql {
  const reader = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  return Prisma.sql`
    SELECT t.id, t.name, t.description, t.created_at AS "createdAt", lower(t.name) AS "sortedBy",
      EXISTS (SELECT 1 FROM team_members x WHERE x.organization_id = t.organization_id AND x.team_id = t.id
        AND x.member_id = ${reader}::uuid) AS mine,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name,
          'disabled', m.disabled_at IS NOT NULL) ORDER BY m.name, m.id)
        FROM team_members x JOIN members m ON m.organization_id = x.organization_id AND m.id = x.member_id
        WHERE x.organization_id = t.organization_id AND x.team_id = t.id), '[]') AS members
    FROM teams t`
}

function toTeam({ sortedBy: _, createdAt, ...team }: Row): TeamView {
  return { ...team, createdAt: createdAt.toISOString() }
}
