import type { OrgContext } from '../../context.ts'
import { storableJson } from '../../messages/storable.ts'

type Arrangement = { conversationId: string; order: readonly { id: string }[] }

/**
 * Gives messages their conversation and their place in it, with what hangs on them. The caller holds the
 * conversations' locks. Two steps by way of negative numbers, since no two messages may have one place even for a
 * moment.
 */
export async function placeMessages(ctx: OrgContext, arrangements: Arrangement[]): Promise<void> {
  const places = arrangements.flatMap(({ conversationId, order }) =>
    order.map(({ id }, index) => ({ id, conversationId, sequence: index + 1 })),
  )
  if (places.length === 0) return
  const given = storableJson(places)
  await ctx.db.$executeRaw`
    UPDATE messages m SET conversation_id = p."conversationId", sequence = -p.sequence
    FROM json_to_recordset(${given}::json) AS p (id uuid, "conversationId" uuid, sequence int) WHERE m.id = p.id`
  const ids = arrangements.map(({ conversationId }) => conversationId)
  await ctx.db.$executeRaw`
    UPDATE messages SET sequence = -sequence WHERE conversation_id = ANY (${ids}::uuid[]) AND sequence < 0`
  const messageIds = places.map(({ id }) => id)
  await ctx.db.$executeRaw`
    UPDATE classifications c SET conversation_id = m.conversation_id FROM messages m
    WHERE c.message_id = ANY (${messageIds}::uuid[]) AND m.id = c.message_id
      AND c.conversation_id <> m.conversation_id`
  await ctx.db.$executeRaw`
    UPDATE automatic_mails a SET conversation_id = m.conversation_id FROM messages m
    WHERE a.message_id = ANY (${messageIds}::uuid[]) AND m.id = a.message_id
      AND a.conversation_id <> m.conversation_id`
}

/** How far each member has read a conversation; zero is as good as never. */
export async function writeReads(
  ctx: OrgContext,
  conversationId: string,
  reads: Record<string, number>,
): Promise<void> {
  const rows = Object.entries(reads).filter(([, sequence]) => sequence > 0)
  await ctx.db.conversationRead.deleteMany({ where: { conversationId } })
  await ctx.db.conversationRead.createMany({
    data: rows.map(([memberId, sequence]) => ({
      organizationId: ctx.organizationId,
      conversationId,
      memberId,
      sequence,
    })),
  })
}
