import type { OrgContext } from '../context.ts'

/** What followers want to hear of; the rest they see when they look. */
const notable = new Set([
  'assigned',
  'unassigned',
  'team_assigned',
  'prioritized',
  'parked',
  'resolved',
  'closed',
  'reopened',
  'escalated',
  'replied',
  'replied_and_resolved',
  'answered_alone',
])

/** Tells the followers of a conversation of a change, by its word in the timeline. */
export async function tellOfChange(ctx: OrgContext, conversationId: string, type: string): Promise<void> {
  if (notable.has(type)) await tellFollowers(ctx, [conversationId])
}

/** Tells the followers of conversations that something was written there; nobody of what they did themselves. */
export async function tellFollowers(ctx: OrgContext, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return
  const me = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  const followers = await ctx.db.conversationFollower.findMany({
    where: { conversationId: { in: [...new Set(conversationIds)] } },
    select: { conversationId: true, memberId: true },
  })
  for (const { conversationId, memberId } of followers)
    if (memberId !== me) ctx.emit({ type: 'follower.told', conversationId, memberId })
}
