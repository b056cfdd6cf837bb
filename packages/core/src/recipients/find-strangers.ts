import type { OrgContext } from '../context.ts'

/**
 * Those among the addresses with whom this organization has never exchanged mail: no contact, no mail sent to
 * them, and no mention in this conversation.
 */
export async function findStrangers(
  ctx: OrgContext,
  { conversationId, addresses }: { conversationId: string; addresses: string[] },
): Promise<string[]> {
  if (addresses.length === 0) return []
  const rows = await ctx.db.$queryRaw<{ address: string }[]>`
    SELECT a.address FROM unnest(${addresses}::text[]) WITH ORDINALITY AS a (address, at)
    WHERE NOT EXISTS (SELECT 1 FROM contacts c WHERE c.email = a.address)
      AND NOT EXISTS (SELECT 1 FROM delivery_recipients r WHERE r.address = a.address AND r.state <> 'queued')
      AND NOT EXISTS (SELECT 1 FROM messages m
        CROSS JOIN LATERAL jsonb_array_elements(m."to" || m.cc || m.reply_to) AS p
        WHERE m.conversation_id = ${conversationId}::uuid AND lower(p->>'address') = a.address)
    ORDER BY a.at`
  return rows.map(({ address }) => address)
}
