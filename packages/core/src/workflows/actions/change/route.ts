import { z } from 'zod'
import { assignTeam } from '../../../conversations/assign-team.ts'
import { setNeeds } from '../../../routing/conversations/needs.ts'
import { defineAction } from '../action.ts'

const level = z.number().int().min(1).max(5)

/** Gives a conversation to a team together with the skills its answer takes; the queue finds who has them. */
export const routeAction = defineAction({
  name: 'route',
  label: 'Route to a team and skills',
  schema: z.strictObject({
    teamId: z.uuid().meta({ title: 'Team', named: 'team' }),
    skillIds: z.array(z.uuid()).min(1).max(10).meta({ title: 'Skills', named: 'skill' }),
    level: level.default(1).meta({ title: 'From level' }),
  }),
  say: ({ teamId, skillIds, level: least }, names) => {
    const skills = skillIds.map((id) => names('skill', id)).join(' and ')
    return `route it to the team ${names('team', teamId)} and somebody with ${skills} from level ${least} on`
  },
  async apply(ctx, { teamId, skillIds, level: least }, { facts }) {
    const conversation = facts.conversation.id
    const { needs } = await setNeeds(ctx, {
      conversation,
      skills: skillIds.map((id) => ({ id, level: least })),
    })
    const { team } = await assignTeam(ctx, { conversation, teamId })
    return `Routed to ${team?.name ?? 'no team'}: ${needs.skills.map(({ name }) => name).join(', ')}`
  },
  foresee: ({ teamId }) => ({ conversation: { teamId } }),
})
