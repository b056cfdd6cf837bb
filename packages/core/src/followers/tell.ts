import type { OrgContext } from '../context.ts'
import type { TimelineChange } from '../notifications/note-change.ts'
import { noteFor, type Occasion } from '../notifications/note-for.ts'

/** Something in a conversation that its followers hear of. */
type News = Omit<Occasion, 'kind'>

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
export async function tellOfChange(ctx: OrgContext, change: TimelineChange): Promise<void> {
  const { conversationId, type, eventId } = change
  if (notable.has(type)) await tellFollowers(ctx, [{ conversationId, cause: 'event', causeId: eventId }])
}

/**
 * Tells the followers of conversations that something was written there; nobody of what they did themselves. Of
 * several things in one conversation the newest is told.
 */
export async function tellFollowers(ctx: OrgContext, news: readonly News[]): Promise<void> {
  if (news.length === 0) return
  const newest = new Map(news.map((one) => [one.conversationId, one]))
  const rows = await ctx.db.conversationFollower.findMany({
    where: { conversationId: { in: [...newest.keys()] } },
    select: { conversationId: true, memberId: true },
  })
  const followers = Map.groupBy(rows, ({ conversationId }) => conversationId)
  for (const [conversationId, following] of followers) {
    const one = newest.get(conversationId)
    if (!one) continue
    const members = following.map(({ memberId }) => memberId)
    for (const memberId of await noteFor(ctx, members, { ...one, kind: 'followed' }))
      ctx.emit({ type: 'follower.told', conversationId, memberId })
  }
}
