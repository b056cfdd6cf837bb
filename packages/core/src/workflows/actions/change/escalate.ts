import { z } from 'zod'
import { escalate } from '../../../sla/escalate.ts'
import { defineAction } from '../action.ts'

export const escalateAction = defineAction({
  name: 'escalate',
  label: 'Escalate',
  schema: z.strictObject({ teamId: z.uuid().optional().meta({ title: 'Team', named: 'team' }) }),
  say: ({ teamId }, names) => (teamId ? `escalate it to the team ${names('team', teamId)}` : 'escalate it'),
  async apply(ctx, { teamId }, { facts }) {
    const { team } = await escalate(ctx, { conversation: facts.conversation.id, teamId: teamId ?? null })
    return `Urgent now${team ? `, with ${team.name}` : ''}`
  },
  foresee: ({ teamId }) => ({ conversation: { priority: 'urgent', ...(teamId ? { teamId } : {}) } }),
})
