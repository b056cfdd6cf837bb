import type { OrgContext } from '../context.ts'
import { previewOf } from '../messages/preview.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import type { Person } from '../recipients/people.ts'

export type ScheduledView = {
  messageId: string
  conversation: { id: string; number: number; subject: string }
  author: { id: string; name: string } | null
  to: Person[]
  preview: string
  sendAt: string
  cancelOnReply: boolean
}

type Row = Omit<ScheduledView, 'sendAt' | 'preview'> & { text: string; sendAt: Date }

const firstId = '00000000-0000-0000-0000-000000000000'

/** Mails that wait for their moment, the next one first. */
export async function listScheduled(ctx: OrgContext, input: PageInput): Promise<Page<ScheduledView>> {
  require(ctx, 'conversations:read')
  const [after = '1970-01-01T00:00:00.000Z', afterId = firstId] =
    decodeCursor(input.cursor, ['time', 'id']) ?? []
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT m.id AS "messageId",
      jsonb_build_object('id', c.id, 'number', c.number, 'subject', c.subject) AS conversation,
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS author,
      m."to", left(m.text, 1000) AS text, d.not_before AS "sendAt", d.cancel_on_reply AS "cancelOnReply"
    FROM deliveries d
    JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id
    JOIN conversations c ON c.organization_id = m.organization_id AND c.id = m.conversation_id
    LEFT JOIN members a ON a.organization_id = m.organization_id AND a.id = m.author_id
    WHERE d.scheduled AND d.state = 'queued'
      AND (d.not_before, d.message_id) > (${after}::timestamptz, ${afterId}::uuid)
    ORDER BY d.not_before, d.message_id LIMIT ${input.limit + 1}`
  return pageOf(
    rows,
    input.limit,
    (row) => [row.sendAt.toISOString(), row.messageId],
    ({ text, sendAt, ...row }) => ({ ...row, preview: previewOf(text), sendAt: sendAt.toISOString() }),
  )
}
