import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'

/** A member who is told what happens in a conversation. */
export type Follower = { id: string; name: string; since: string }

/** The followers of a conversation, whoever came first at the head. */
export async function listFollowers(ctx: OrgContext, conversation: string): Promise<Follower[]> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, conversation)
  return findFollowers(ctx, id)
}

export async function findFollowers(ctx: OrgContext, conversationId: string): Promise<Follower[]> {
  const rows = await ctx.db.$queryRaw<{ id: string; name: string; since: Date }[]>`
    SELECT m.id, m.name, f.since FROM conversation_followers f
    JOIN members m ON m.organization_id = f.organization_id AND m.id = f.member_id
    WHERE f.conversation_id = ${conversationId}::uuid AND m.disabled_at IS NULL
    ORDER BY f.since, m.id`
  return rows.map(({ since, ...member }) => ({ ...member, since: since.toISOString() }))
}
