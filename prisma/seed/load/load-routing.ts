import type { OrgContext } from '@frontdesk/core/context'
import { setRoutingProfile } from '@frontdesk/core/routing/members/set-profile'
import { createSkill } from '@frontdesk/core/routing/skills/write'

const skills = [
  {
    name: 'Refunds and returns',
    description: 'What we pay back, when, and what has to come back first.',
    route: 'service_action',
    level: 2,
  },
  {
    name: 'Product safety',
    description: 'What to ask and whom to tell when somebody was or might be hurt.',
    route: 'safety_compliance',
    level: 3,
  },
] as const

const second = ['de', 'es', 'fr', 'pl', 'it']

/** What the members can do and how much of it at once. Teams still assign by hand until somebody switches it on. */
export async function loadRouting(ctx: OrgContext, members: ReadonlyMap<string, string>): Promise<void> {
  const categories = await ctx.db.category.findMany({ select: { id: true, route: true } })
  const made: { id: string }[] = []
  for (const { name, description, route, level } of skills) {
    const asking = categories.filter((category) => category.route === route).map(({ id }) => ({ id, level }))
    made.push(await createSkill(ctx, { name, description, categories: asking }))
  }
  for (const [place, memberId] of [...members.values()].entries()) {
    const language = second[place % second.length] ?? 'de'
    await setRoutingProfile(ctx, {
      memberId,
      capacity: 6 + ((place * 2) % 6),
      skills: made.map(({ id }, index) => ({ id, level: 1 + ((place * 3 + index * 2 + 2) % 5) })),
      languages: ['en', language],
      workingHours: [],
      timeZone: 'Europe/Berlin',
    })
  }
}
