import { type OpenInterval, usualHours } from '../../business-hours/open-spans.ts'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { require } from '../../permissions.ts'
import { findTeam } from '../../teams/list.ts'
import type { WorkingHours } from '../at-work.ts'
import { findTeamRules } from '../teams/rules.ts'
import { usualCapacity } from '../weigh.ts'
import { readArrivals, scaleArrivals } from './read-arrivals.ts'
import { type Arrival, type Simulated, type SimulatedMember, type Simulation, simulate } from './simulate.ts'

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

export type SimulationView = Omit<Simulation, 'hours'> & {
  hours: { at: string; arrived: number; waiting: number }[]
}

const dayMs = 86_400_000

/** What the last days' volume, or another one, would mean for a team as it is: waits and load. Nothing is kept. */
export async function simulateTeam(
  who: { organizationId: string; actor: Actor },
  input: SimulationInput,
): Promise<SimulationView> {
  const { hours, ...result } = simulate(await inOrganization(who, (ctx) => readForSimulation(ctx, input)))
  return { ...result, hours: hours.map((hour) => ({ ...hour, at: new Date(hour.at).toISOString() })) }
}

async function readForSimulation(ctx: OrgContext, input: SimulationInput): Promise<Simulated> {
  require(ctx, 'teams:write')
  await findTeam(ctx, input.teamId)
  const { method, languageRule } = await findTeamRules(ctx, input.teamId)
  const { timeZone, businessHours } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true, businessHours: true },
  })
  const until = (await databaseTime(ctx)).getTime()
  const { days, handlingMinutes, perDay } = input
  const span = { from: until - days * dayMs, to: until, days, timeZone, handlingMinutes }
  const known = await readArrivals(ctx, input.teamId, span)
  const arrivals = perDay === null ? known : scaleArrivals(known, perDay, span)
  const named = businessHours as OpenInterval[]
  // Whoever has named no hours counts as there in those of the organization.
  const hours = named.length > 0 ? named : usualHours
  const members = [
    ...(await readMembers(ctx, input.teamId)).map((one) => (one.hours.length > 0 ? one : { ...one, hours })),
    ...extraMembers(arrivals, input.extraMembers, { hours, timeZone }),
  ]
  return { arrivals, members, method, languageRule, from: span.from, until }
}

function extraMembers(arrivals: readonly Arrival[], count: number, hours: WorkingHours): SimulatedMember[] {
  const asked = arrivals.map(({ needs }) => needs)
  const skills = Object.fromEntries(asked.flatMap((needs) => needs.skills.map(({ id }) => [id, 5])))
  const languages = [...new Set(asked.flatMap(({ language }) => language ?? []))]
  return Array.from({ length: count }, (_, index) => {
    const named = { id: `extra-${index + 1}`, name: `Extra ${index + 1}` }
    return { ...named, skills, languages, capacity: usualCapacity, ...hours }
  })
}

async function readMembers(ctx: OrgContext, teamId: string): Promise<SimulatedMember[]> {
  return ctx.db.$queryRaw<SimulatedMember[]>`
    SELECT m.id, m.name, coalesce(c.capacity, ${usualCapacity}) AS capacity,
      coalesce(c.working_hours, '[]') AS hours, coalesce(c.time_zone, o.time_zone) AS "timeZone",
      coalesce((SELECT jsonb_object_agg(s.skill_id, s.level) FROM member_skills s WHERE s.member_id = m.id), '{}')
        AS skills,
      ARRAY(SELECT l.language FROM member_languages l WHERE l.member_id = m.id) AS languages
    FROM team_members x JOIN members m ON m.organization_id = x.organization_id AND m.id = x.member_id
    JOIN organizations o ON o.id = m.organization_id
    LEFT JOIN member_capacity c ON c.organization_id = m.organization_id AND c.member_id = m.id
    WHERE x.team_id = ${teamId}::uuid AND m.disabled_at IS NULL AND m.role <> 'viewer' ORDER BY m.name, m.id`
}
