import type { OrgContext } from '../../context.ts'

type Misplaced = { id: string; conversationId: string; place: number }

/**
 * Gives messages that came after younger ones of their conversation the place their time gives them, as when a
 * mailbox is read backwards. The caller holds the conversations' locks.
 */
export async function putInOrder(ctx: OrgContext, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return
  const misplaced = await ctx.db.$queryRaw<Misplaced[]>`
    SELECT m.id, m.conversation_id AS "conversationId", p.place
    FROM messages m CROSS JOIN LATERAL (
      SELECT min(o.sequence) AS place FROM messages o
      WHERE o.organization_id = m.organization_id AND o.conversation_id = m.conversation_id
        AND o.sequence < m.sequence AND o.created_at > m.created_at
    ) p
    WHERE m.id = ANY (${messageIds}::uuid[]) AND p.place IS NOT NULL`
  for (const message of misplaced) await move(ctx, message)
}

/** Two steps by way of negative numbers, since no two messages may have one place even for a moment. */
async function move(ctx: OrgContext, { id, conversationId, place }: Misplaced): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE messages SET sequence = -sequence
    WHERE conversation_id = ${conversationId}::uuid AND sequence >= ${place}
      AND sequence <= (SELECT sequence FROM messages WHERE id = ${id}::uuid)`
  await ctx.db.$executeRaw`
    UPDATE messages SET sequence = CASE WHEN id = ${id}::uuid THEN ${place} ELSE 1 - sequence END
    WHERE conversation_id = ${conversationId}::uuid AND sequence < 0`
  // Whoever had read as far as here has still read as much of what follows.
  await ctx.db.$executeRaw`
    UPDATE conversation_reads SET sequence = sequence + 1
    WHERE conversation_id = ${conversationId}::uuid AND sequence >= ${place}`
}
