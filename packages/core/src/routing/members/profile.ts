import type { OpenInterval } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import type { Presence } from '../pick-member.ts'
import { readLoads } from '../queue/read-candidates.ts'
import { usualCapacity } from '../weigh.ts'

/** What routing knows of a member. `load` and `capacity` count a normal conversation as one. */
export type RoutingProfile = {
  memberId: string
  capacity: number
  load: number
  presence: Presence
  skills: { id: string; name: string; level: number }[]
  /** ISO 639-1 */
  languages: string[]
  /** none where presence alone decides */
  workingHours: OpenInterval[]
  timeZone: string
}

/** A member's skills, languages, capacity and hours. */
export async function readRoutingProfile(ctx: OrgContext, memberId: string): Promise<RoutingProfile> {
  require(ctx, 'members:read')
  return findRoutingProfile(ctx, memberId)
}

/** The same for verbs that have checked their permission. */
export async function findRoutingProfile(ctx: OrgContext, memberId: string): Promise<RoutingProfile> {
  const [row] = await ctx.db.$queryRaw<Omit<RoutingProfile, 'load'>[]>`
    SELECT m.id AS "memberId", coalesce(c.capacity, ${usualCapacity}) AS capacity,
      coalesce(p.status, 'offline') AS presence, coalesce(c.working_hours, '[]') AS "workingHours",
      coalesce(c.time_zone, o.time_zone) AS "timeZone",
      ARRAY(SELECT l.language FROM member_languages l WHERE l.member_id = m.id ORDER BY 1) AS languages,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'level', x.level) ORDER BY s.name, s.id)
        FROM member_skills x JOIN skills s ON s.organization_id = x.organization_id AND s.id = x.skill_id
        WHERE x.member_id = m.id), '[]') AS skills
    FROM members m JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN member_capacity c ON c.organization_id = m.organization_id AND c.member_id = m.id
    LEFT JOIN member_presence p ON p.organization_id = m.organization_id AND p.member_id = m.id
    WHERE m.id = ${memberId}::uuid`
  if (!row) throw new NotFound('The member')
  const loads = await readLoads(ctx, [memberId])
  return { ...row, load: loads.get(memberId) ?? 0 }
}
