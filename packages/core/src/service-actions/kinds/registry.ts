import { cancellation } from './cancellation.ts'
import { createTicket } from './create-ticket.ts'
import type { ActionKind } from './kind.ts'
import { orderStatus } from './order-status.ts'
import { refund } from './refund.ts'

const registry = {
  refund,
  cancellation,
  order_status: orderStatus,
  create_ticket: createTicket,
} satisfies Record<string, ActionKind>

export type KindName = keyof typeof registry

export const actionKinds: Record<KindName, ActionKind> = registry

export const kindNames = Object.keys(registry) as [KindName, ...KindName[]]
