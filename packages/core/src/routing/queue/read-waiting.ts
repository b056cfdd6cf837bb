import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import type { Severity } from '../../conversations/query/row.ts'
import { NotFound } from '../../errors.ts'
import type { Needs } from '../pick-member.ts'
import { weightOf } from '../weigh.ts'

export type Waiting = { id: string; contactId: string; waitedMinutes: number; needs: Needs }

type Row = {
  id: string
  contactId: string
  priority: Severity
  language: string | null
  waitedMinutes: number
  skills: Needs['skills']
}

/** How long a message may go unjudged before its conversation is assigned without knowing what it is about. */
const judgedWithinSeconds = 30

const open = Prisma.sql`c.assignee_id IS NULL AND c.status = 'open' AND NOT c.spam AND c.merged_into_id IS NULL
  AND c.snoozed_until IS NULL`

/** What was promised within a day comes before any priority, the soonest first. */
const soonDue = Prisma.sql`(
  SELECT min(k.due_at) FROM sla_clocks k WHERE k.organization_id = c.organization_id AND k.conversation_id = c.id
    AND k.met_at IS NULL AND k.stopped_at IS NULL AND k.paused_at IS NULL AND k.due_at < now() + interval '1 day')`

/** A page of the unassigned conversations of a team, the most urgent first. */
export async function readWaiting(
  ctx: OrgContext,
  input: { teamId: string; skip: number; limit: number },
): Promise<Waiting[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    ${select} WHERE c.team_id = ${input.teamId}::uuid AND ${open}
      AND (c.route IS NOT NULL OR c.last_message_at < now() - make_interval(secs => ${judgedWithinSeconds}))
    ORDER BY ${soonDue} NULLS LAST, c.priority DESC, c.waiting_since NULLS LAST, c.created_at, c.id
    LIMIT ${input.limit} OFFSET ${input.skip}`
  return rows.map(toWaiting)
}

/** Takes one that still waits in the team; false where somebody else has it in hand. */
export async function claimWaiting(ctx: OrgContext, input: { id: string; teamId: string }): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM conversations c WHERE c.id = ${input.id}::uuid AND c.team_id = ${input.teamId}::uuid AND ${open}
    FOR UPDATE SKIP LOCKED`
  return rows.length > 0
}

/** What one conversation asks for, whoever has it. */
export async function readNeeds(ctx: OrgContext, conversationId: string): Promise<Waiting> {
  const rows = await ctx.db.$queryRaw<Row[]>`${select} WHERE c.id = ${conversationId}::uuid`
  const [row] = rows
  if (!row) throw new NotFound('The conversation')
  return toWaiting(row)
}

const select = Prisma.sql`
  SELECT c.id, c.contact_id AS "contactId", c.priority, nullif(c.language, 'und') AS language,
    (extract(epoch FROM now() - coalesce(c.waiting_since, c.created_at)) / 60)::float8 AS "waitedMinutes",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', n.skill_id, 'name', s.name, 'level', n.level)
        ORDER BY s.name, s.id) FROM (
      SELECT skill_id, max(level) AS level FROM (
        SELECT skill_id, level FROM conversation_needs WHERE conversation_id = c.id
        UNION ALL SELECT skill_id, level FROM skill_categories WHERE category_id = c.category_id) asked
      GROUP BY skill_id) n JOIN skills s ON s.id = n.skill_id), '[]') AS skills
  FROM conversations c`

function toWaiting({ id, contactId, priority, language, waitedMinutes, skills }: Row): Waiting {
  return { id, contactId, waitedMinutes, needs: { skills, language, weight: weightOf[priority] } }
}
