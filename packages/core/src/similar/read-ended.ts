import type { OrgContext } from '../context.ts'

export type EndedConversation = {
  id: string
  number: number
  subject: string
  categoryId: string | null
  categoryName: string | null
  contactName: string
  contactEmail: string
  resolvedBy: string | null
  resolvedAt: Date | null
  minutes: number | null
  /** the text of our last reply that left */
  lastReply: string | null
}

/** How conversations ended: who resolved them, how long it took, and what was answered last. */
export function readEnded(ctx: OrgContext, ids: string[]): Promise<EndedConversation[]> {
  if (ids.length === 0) return Promise.resolve([])
  return ctx.db.$queryRaw<EndedConversation[]>`
    SELECT c.id, c.number, c.subject, c.category_id AS "categoryId", g.name AS "categoryName",
      p.name AS "contactName", p.email AS "contactEmail", c.resolved_at AS "resolvedAt",
      (extract(epoch FROM c.resolved_at - c.created_at) / 60)::int AS minutes,
      (SELECT e.actor->>'name' FROM conversation_events e
        WHERE e.organization_id = c.organization_id AND e.conversation_id = c.id
          AND e.type IN ('resolved', 'replied_and_resolved', 'closed')
        ORDER BY e.created_at DESC, e.id DESC LIMIT 1) AS "resolvedBy",
      (SELECT m.text FROM messages m
        LEFT JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id
        WHERE m.organization_id = c.organization_id AND m.conversation_id = c.id AND m.direction = 'outbound'
          AND m.auto_kind = 'human' AND m.forwarded_id IS NULL
          AND coalesce(d.state::text, 'sent') NOT IN ('undone', 'failed')
        ORDER BY m.sequence DESC LIMIT 1) AS "lastReply"
    FROM conversations c
    JOIN contacts p ON p.organization_id = c.organization_id AND p.id = c.contact_id
    LEFT JOIN categories g ON g.organization_id = c.organization_id AND g.id = c.category_id
    WHERE c.id = ANY (${ids}::uuid[])`
}
