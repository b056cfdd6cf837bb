import type { Task } from '@frontdesk/ai/calls/call-record'

/** Tasks whose providers are asked in another order than that of the list. */
export type ProviderOrders = Partial<Record<Task, 'cheapest'>>
