import type { OrgContext } from '../context.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'

export type Measured = { messages: number; characters: number; sequence: number; summarized: number | null }

/** How long a conversation is, and how much of it its summary knows. */
export async function measureConversation(ctx: OrgContext, conversationId: string): Promise<Measured> {
  const [row] = await ctx.db.$queryRaw<Measured[]>`
    SELECT count(*)::int AS messages, coalesce(sum(length(text)), 0)::int AS characters,
      coalesce(max(sequence), 0)::int AS sequence,
      (SELECT message_count FROM conversation_summaries WHERE conversation_id = ${conversationId}::uuid) AS summarized
    FROM messages WHERE conversation_id = ${conversationId}::uuid AND auto_kind = ANY (${[...writtenByPeople]})`
  return row ?? { messages: 0, characters: 0, sequence: 0, summarized: null }
}
