import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'

/** What members can be good at, and from which level on which categories ask for it. */
export type SkillView = {
  id: string
  name: string
  description: string
  categories: { id: string; name: string; level: number }[]
  members: { id: string; name: string; level: number }[]
}

type Row = SkillView & { sortedBy: string }

/** Skills by name, ignoring case. */
export async function listSkills(ctx: OrgContext, input: PageInput): Promise<Page<SkillView>> {
  require(ctx, 'teams:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const beyond = after
    ? Prisma.sql`WHERE (lower(s.name), s.id) > (${after[0]}, ${after[1]}::uuid)`
    : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>`
    ${select} ${beyond} ORDER BY lower(s.name), s.id LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, (row) => [row.sortedBy, row.id], toSkill)
}

/** One skill, for verbs that have checked their permission. */
export async function findSkill(ctx: OrgContext, id: string): Promise<SkillView> {
  const [row] = await ctx.db.$queryRaw<Row[]>`${select} WHERE s.id = ${id}::uuid`
  if (!row) throw new NotFound('The skill')
  return toSkill(row)
}

const select = Prisma.sql`
  SELECT s.id, s.name, s.description, lower(s.name) AS "sortedBy",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'level', x.level) ORDER BY c.name, c.id)
      FROM skill_categories x JOIN categories c ON c.organization_id = x.organization_id AND c.id = x.category_id
      WHERE x.organization_id = s.organization_id AND x.skill_id = s.id), '[]') AS categories,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'level', x.level) ORDER BY m.name, m.id)
      FROM member_skills x JOIN members m ON m.organization_id = x.organization_id AND m.id = x.member_id
      WHERE x.organization_id = s.organization_id AND x.skill_id = s.id AND m.disabled_at IS NULL), '[]') AS members
  FROM skills s`

function toSkill({ sortedBy: _, ...skill }: Row): SkillView {
  return skill
}
