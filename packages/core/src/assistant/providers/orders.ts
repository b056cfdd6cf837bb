import type { Task } from '@frontdesk/ai/calls/call-record'

/** Tasks whose providers are asked in another order than that of the list. Vectors stay with their model. */
export type ProviderOrders = Partial<Record<Exclude<Task, 'embed'>, 'cheapest'>>
