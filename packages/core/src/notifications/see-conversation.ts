import type { OrgContext } from '../context.ts'

/** Who looks at a conversation has seen what they were told of it, and of those merged into it. */
export async function seeConversation(ctx: OrgContext, conversationId: string): Promise<void> {
  if (ctx.actor.type !== 'member') return
  const { memberId } = ctx.actor
  const count = await ctx.db.$executeRaw`
    UPDATE notifications SET read_at = now()
    WHERE member_id = ${memberId}::uuid AND read_at IS NULL AND conversation_id IN (
      SELECT id FROM conversations WHERE id = ${conversationId}::uuid
      UNION ALL SELECT id FROM conversations WHERE merged_into_id = ${conversationId}::uuid)`
  if (count > 0) ctx.emit({ type: 'notification.changed', memberId })
}
