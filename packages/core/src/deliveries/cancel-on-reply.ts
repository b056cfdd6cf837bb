import type { OrgContext } from '../context.ts'
import { takeBack } from './take-back.ts'

type Arrived = { conversationId: string; receivedAt: Date }
type Waiting = { messageId: string; conversationId: string; text: string }

/**
 * Takes scheduled mails back where the customer has written first and that was wished for. One that is leaving
 * already is left alone. The caller holds the conversations' locks.
 */
export async function cancelOnReply(ctx: OrgContext, arrivals: Arrived[]): Promise<void> {
  if (arrivals.length === 0) return
  const rows = await ctx.db.$queryRaw<Waiting[]>`
    SELECT m.id AS "messageId", m.conversation_id AS "conversationId", m.text
    FROM jsonb_to_recordset(${JSON.stringify(arrivals)}::jsonb) AS a ("conversationId" uuid, "receivedAt" timestamptz)
    JOIN messages m ON m.conversation_id = a."conversationId" AND m.created_at <= a."receivedAt"
    JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id
    WHERE d.state = 'queued' AND d.scheduled AND d.cancel_on_reply
    ORDER BY m.id FOR UPDATE OF d`
  const seen = new Set<string>()
  for (const row of rows) {
    if (seen.has(row.messageId)) continue
    seen.add(row.messageId)
    await takeBack(ctx, row, { type: 'scheduled_reply_canceled' })
    ctx.emit({ type: 'draft.changed', conversationId: row.conversationId })
  }
}
