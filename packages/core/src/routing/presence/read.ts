import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { require } from '../../permissions.ts'
import type { Presence } from '../pick-member.ts'

/** Whether a member is there, and whether that is their own word or follows their browser. */
export type PresenceView = {
  memberId: string
  status: Presence
  chosen: boolean
  since: string | null
  lastSeenAt: string | null
}

/** One's own presence. */
export async function readPresence(ctx: OrgContext): Promise<PresenceView> {
  require(ctx, 'account:read')
  if (ctx.actor.type !== 'member') throw new Invalid('Only a member can be there or away')
  return findPresence(ctx, ctx.actor.memberId)
}

/** A member's presence, for verbs that have checked their permission. Who was never seen is offline. */
export async function findPresence(ctx: OrgContext, memberId: string): Promise<PresenceView> {
  const row = await ctx.db.memberPresence.findFirst({ where: { memberId } })
  return {
    memberId,
    status: (row?.status as Presence | undefined) ?? 'offline',
    chosen: row?.chosen ?? false,
    since: row?.since.toISOString() ?? null,
    lastSeenAt: row?.lastSeenAt?.toISOString() ?? null,
  }
}
