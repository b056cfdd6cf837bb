import { z } from 'zod'
import { assignTeam } from '../../../conversations/assign-team.ts'
import { defineAction } from '../action.ts'

export const assignTeamAction = defineAction({
  name: 'assign_team',
  label: 'Give to a team',
  schema: z.strictObject({ teamId: z.uuid().meta({ title: 'Team', named: 'team' }) }),
  say: ({ teamId }, names) => `give it to the team ${names('team', teamId)}`,
  async apply(ctx, { teamId }, { facts }) {
    const { team } = await assignTeam(ctx, { conversation: facts.conversation.id, teamId })
    return `Given to ${team?.name ?? 'no team'}`
  },
  foresee: ({ teamId }) => ({ conversation: { teamId } }),
})
