import type { OpenInterval } from '../../business-hours/open-spans.ts'
import type { OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { require } from '../../permissions.ts'
import { findTeam } from '../../teams/list.ts'
import { findTeamRules } from '../teams/rules.ts'
import { usualCapacity } from '../weigh.ts'
import { readArrivals, scaleArrivals } from './read-arrivals.ts'
import { type SimulatedMember, type Simulation, simulate } from './simulate.ts'

export type SimulationInput = {
  teamId: string
  /** the last so many days are played */
  days: number
  /** how many conversations a day; null for as many as there were */
  perDay: number | null
  /** how long an answer takes, in minutes */
  handlingMinutes: number
  /** members more than there are, who can do everything within the organization's hours */
  extraMembers: number
}

const dayMs = 86_400_000

/** What the last days' volume, or another one, would mean for a team as it is: waits and load. Nothing is kept. */
export async function simulateTeam(ctx: OrgContext, input: SimulationInput): Promise<Simulation> {
  require(ctx, 'teams:write')
  await findTeam(ctx, input.teamId)
  const { method, languageRule } = await findTeamRules(ctx, input.teamId)
  const { timeZone, businessHours } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true, businessHours: true },
  })
  const to = (await databaseTime(ctx)).getTime()
  const { days, handlingMinutes } = input
  const span = { from: to - days * dayMs, to, days, timeZone, handlingMinutes }
  const known = await readArrivals(ctx, input.teamId, span)
  const arrivals = input.perDay === null ? known : scaleArrivals(known, input.perDay, span)
  const members = await readMembers(ctx, input.teamId)
  const needs = arrivals.map((arrival) => arrival.needs)
  const extra: SimulatedMember[] = Array.from({ length: input.extraMembers }, (_, index) => ({
    id: `extra-${index + 1}`,
    name: `Extra ${index + 1}`,
    skills: Object.fromEntries(needs.flatMap(({ skills }) => skills.map(({ id }) => [id, 5]))),
    languages: [...new Set(needs.flatMap(({ language }) => language ?? []))],
    capacity: usualCapacity,
    hours: businessHours as OpenInterval[],
    timeZone,
  }))
  return simulate({
    arrivals,
    members: [...members, ...extra],
    method,
    languageRule,
    from: span.from,
    until: to,
  })
}

async function readMembers(ctx: OrgContext, teamId: string): Promise<SimulatedMember[]> {
  return ctx.db.$queryRaw<SimulatedMember[]>`
    SELECT m.id, m.name, coalesce(c.capacity, ${usualCapacity}) AS capacity,
      coalesce(c.working_hours, o.business_hours) AS hours, coalesce(c.time_zone, o.time_zone) AS "timeZone",
      coalesce((SELECT jsonb_object_agg(s.skill_id, s.level) FROM member_skills s WHERE s.member_id = m.id), '{}')
        AS skills,
      ARRAY(SELECT l.language FROM member_languages l WHERE l.member_id = m.id) AS languages
    FROM team_members x JOIN members m ON m.organization_id = x.organization_id AND m.id = x.member_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN member_capacity c ON c.organization_id = m.organization_id AND c.member_id = m.id
    WHERE x.team_id = ${teamId}::uuid AND m.disabled_at IS NULL AND m.role <> 'viewer' ORDER BY m.name, m.id`
}
