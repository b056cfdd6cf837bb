import type { OrgContext } from '../../context.ts'
import { previewOf } from '../../messages/preview.ts'
import type { DerivedRow } from './state.ts'

type Counted = Pick<DerivedRow, 'preview' | 'lastSequence' | 'lastMessageAt' | 'hasAttachments' | 'hasDraft'>

type Newest = { text: string; at: Date | null; count: number; files: boolean; drafts: boolean }

/** What the list shows of a conversation's messages, as they are now. A reply taken back is not one of them. */
export async function recount(ctx: OrgContext, id: string, before: DerivedRow): Promise<Counted> {
  const [found] = await ctx.db.$queryRaw<Newest[]>`
    SELECT coalesce(n.text, '') AS text, n.created_at AS at,
      (SELECT coalesce(max(m.sequence), 0) FROM messages m WHERE m.conversation_id = c.id) AS count,
      EXISTS (SELECT 1 FROM messages m JOIN attachments f
        ON f.organization_id = m.organization_id AND f.message_id = m.id
        WHERE m.conversation_id = c.id AND NOT f.inline) AS files,
      EXISTS (SELECT 1 FROM drafts d WHERE d.conversation_id = c.id AND d.mode <> 'shadow') AS drafts
    FROM conversations c LEFT JOIN LATERAL (
      SELECT left(m.text, 600) AS text, m.created_at FROM messages m
      LEFT JOIN deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id
      WHERE m.conversation_id = c.id AND d.state IS DISTINCT FROM 'undone'
        AND (m.direction = 'inbound' OR m.auto_kind = 'human')
      ORDER BY m.created_at DESC, m.sequence DESC LIMIT 1
    ) n ON true WHERE c.id = ${id}::uuid`
  return {
    preview: found?.at ? previewOf(found.text) : before.preview,
    lastSequence: found?.count ?? 0,
    lastMessageAt: found?.at?.toISOString() ?? before.lastMessageAt,
    hasAttachments: found?.files ?? false,
    hasDraft: found?.drafts ?? false,
  }
}

/** Writes what moving messages has changed of a conversation. */
export async function writeRow(ctx: OrgContext, id: string, row: DerivedRow): Promise<void> {
  const time = (value: string | null) => (value === null ? null : new Date(value))
  await ctx.db.conversation.update({
    where: { id },
    data: {
      ...row,
      lastMessageAt: new Date(row.lastMessageAt),
      waitingSince: time(row.waitingSince),
      resolvedAt: time(row.resolvedAt),
      snoozedUntil: time(row.snoozedUntil),
    },
    select: { id: true },
  })
}
