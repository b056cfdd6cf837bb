import type { OpenInterval } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import type { Severity } from '../../conversations/query/row.ts'
import { isAtWork } from '../at-work.ts'
import type { Candidate, Presence } from '../pick-member.ts'
import { usualCapacity, weightOf } from '../weigh.ts'

type Row = Omit<Candidate, 'atWork' | 'load' | 'lastTurn'> & {
  presence: Presence
  hours: OpenInterval[]
  timeZone: string
  lastTurn: bigint | null
  now: Date
}

/** The members of a team who may be given work, with what they carry at this moment, by id. */
export async function readCandidates(ctx: OrgContext, teamId: string): Promise<Candidate[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT m.id, m.name, coalesce(p.status, 'offline') AS presence, now() AS now,
      coalesce(c.capacity, ${usualCapacity}) AS capacity, coalesce(c.working_hours, '[]') AS hours,
      coalesce(c.time_zone, 'UTC') AS "timeZone", t.turn AS "lastTurn",
      coalesce((SELECT jsonb_object_agg(s.skill_id, s.level) FROM member_skills s WHERE s.member_id = m.id), '{}')
        AS skills,
      ARRAY(SELECT l.language FROM member_languages l WHERE l.member_id = m.id) AS languages
    FROM team_members x JOIN members m ON m.organization_id = x.organization_id AND m.id = x.member_id
    LEFT JOIN member_capacity c ON c.organization_id = m.organization_id AND c.member_id = m.id
    LEFT JOIN member_presence p ON p.organization_id = m.organization_id AND p.member_id = m.id
    LEFT JOIN team_turns t ON t.organization_id = m.organization_id AND t.team_id = x.team_id AND t.member_id = m.id
    WHERE x.team_id = ${teamId}::uuid AND m.disabled_at IS NULL AND m.role <> 'viewer'
    ORDER BY m.id`
  const loads = await readLoads(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ hours, timeZone, lastTurn, now, ...member }) => ({
    ...member,
    atWork: isAtWork(now, { hours, timeZone }),
    load: loads.get(member.id) ?? 0,
    lastTurn: lastTurn === null ? null : Number(lastTurn),
  }))
}

/** What members carry: their open conversations by weight. Those put off until later weigh nothing meanwhile. */
export async function readLoads(ctx: OrgContext, memberIds: string[]): Promise<Map<string, number>> {
  const rows = await ctx.db.$queryRaw<{ id: string; priority: Severity; count: number }[]>`
    SELECT assignee_id AS id, priority, count(*)::int AS count FROM conversations
    WHERE assignee_id = ANY (${memberIds}::uuid[]) AND status = 'open' AND NOT spam AND merged_into_id IS NULL
      AND snoozed_until IS NULL
    GROUP BY 1, 2`
  const loads = new Map<string, number>()
  for (const { id, priority, count } of rows) {
    loads.set(id, (loads.get(id) ?? 0) + count * weightOf[priority])
  }
  return loads
}
