import type { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import type { NotificationKind } from './kinds.ts'
import { noteFor } from './note-for.ts'

export type TimelineChange = {
  conversationId: string
  /** the timeline's word for it, and its line there */
  type: string
  eventId: string
  detail: Prisma.InputJsonObject
}

/** Changes that concern a member by themselves, and where the line of the timeline names them. */
const concerning: Record<string, { kind: NotificationKind; member: string }> = {
  assigned: { kind: 'assigned', member: 'assigneeId' },
  notified: { kind: 'notified', member: 'memberId' },
}

/** Notes a change for the member it is about. */
export async function noteChange(ctx: OrgContext, change: TimelineChange): Promise<void> {
  const { conversationId, type, eventId, detail } = change
  const rule = Object.hasOwn(concerning, type) ? concerning[type] : undefined
  const memberId = rule && detail[rule.member]
  if (!rule || typeof memberId !== 'string') return
  const told = await noteFor(ctx, [memberId], {
    kind: rule.kind,
    conversationId,
    cause: 'event',
    causeId: eventId,
  })
  if (type === 'notified' && told.length > 0) ctx.emit({ type: 'member.notified', conversationId, memberId })
}
