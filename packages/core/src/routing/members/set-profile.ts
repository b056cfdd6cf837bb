import { writeAudit } from '../../audit.ts'
import { isTimeZone } from '../../business-hours/zone-clock.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { wakeQueue } from '../queue/wake.ts'
import { findRoutingProfile, type RoutingProfile } from './profile.ts'

export type ProfileFields = Pick<RoutingProfile, 'capacity' | 'languages' | 'workingHours' | 'timeZone'> & {
  skills: { id: string; level: number }[]
}

/** Says what a member can do, how much of it at once, and when. */
export async function setRoutingProfile(
  ctx: OrgContext,
  input: ProfileFields & { memberId: string },
): Promise<RoutingProfile> {
  require(ctx, 'routing:write')
  refuseOdd(input)
  const { memberId } = input
  const before = await findRoutingProfile(ctx, memberId)
  await writeCapacity(ctx, input)
  await writeSkills(ctx, memberId, input.skills)
  await writeLanguages(ctx, memberId, input.languages)
  const after = await findRoutingProfile(ctx, memberId)
  await writeAudit(ctx, {
    action: 'member.routing',
    subjectType: 'member',
    subjectId: memberId,
    before: audited(before),
    after: audited(after),
  })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
  await wakeQueue(ctx)
  return after
}

function refuseOdd({ timeZone, workingHours }: ProfileFields): void {
  if (!isTimeZone(timeZone)) throw new Invalid(`${timeZone} is no time zone`, 'timeZone')
  if (workingHours.some(({ from, to }) => from >= to)) {
    throw new Invalid('Working hours end after they begin', 'workingHours')
  }
}

async function writeCapacity(ctx: OrgContext, input: ProfileFields & { memberId: string }): Promise<void> {
  const { memberId, capacity, workingHours, timeZone } = input
  const { organizationId } = ctx
  const fields = { capacity, workingHours, timeZone }
  await ctx.db.memberCapacity.upsert({
    where: { organizationId_memberId: { organizationId, memberId } },
    create: { organizationId, memberId, ...fields },
    update: { ...fields, changedAt: new Date() },
  })
}

async function writeSkills(
  ctx: OrgContext,
  memberId: string,
  wanted: ProfileFields['skills'],
): Promise<void> {
  const levels = new Map(wanted.map(({ id, level }) => [id, level]))
  const ids = [...levels.keys()]
  if ((await ctx.db.skill.count({ where: { id: { in: ids } } })) < ids.length) throw new NotFound('A skill')
  const { organizationId } = ctx
  await ctx.db.memberSkill.deleteMany({ where: { memberId } })
  await ctx.db.memberSkill.createMany({
    data: [...levels].map(([skillId, level]) => ({ organizationId, memberId, skillId, level })),
  })
}

async function writeLanguages(ctx: OrgContext, memberId: string, wanted: string[]): Promise<void> {
  const { organizationId } = ctx
  await ctx.db.memberLanguage.deleteMany({ where: { memberId } })
  await ctx.db.memberLanguage.createMany({
    data: [...new Set(wanted)].map((language) => ({ organizationId, memberId, language })),
  })
}

function audited({ capacity, skills, languages, workingHours, timeZone }: RoutingProfile) {
  return { capacity, skills, languages, workingHours, timeZone }
}
