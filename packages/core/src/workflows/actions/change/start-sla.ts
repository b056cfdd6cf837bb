import { z } from 'zod'
import { setSlaPolicy } from '../../../sla/set-policy.ts'
import { defineAction } from '../action.ts'

export const startSlaAction = defineAction({
  name: 'start_sla',
  label: 'Start an SLA',
  schema: z.strictObject({ policyId: z.uuid().meta({ title: 'SLA policy', named: 'policy' }) }),
  say: ({ policyId }, names) => `promise what the SLA policy ${names('policy', policyId)} says`,
  async apply(ctx, { policyId }, { facts }) {
    const { sla } = await setSlaPolicy(ctx, { conversation: facts.conversation.id, policyId })
    return sla?.dueAt ? `Due ${sla.dueAt} by ${sla.policy}` : 'The policy is set'
  },
  foresee: ({ policyId }) => ({ policyId }),
})
