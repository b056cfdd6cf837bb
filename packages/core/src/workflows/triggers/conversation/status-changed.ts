import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

const statuses = ['open', 'pending', 'resolved', 'closed'] as const

export const statusChanged = defineTrigger({
  name: 'status_changed',
  label: 'The status changes',
  schema: z.strictObject({ to: z.array(z.enum(statuses)).max(4).default([]).meta({ title: 'To one of' }) }),
  say: ({ to }) => (to.length === 0 ? 'the status changes' : `the status becomes ${to.join(' or ')}`),
  accepts: ({ to }, { event }) => to.length === 0 || to.some((status) => status === event.detail.to),
})
