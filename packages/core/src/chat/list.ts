import { Prisma } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { findWidget, inWidget } from './in-widget.ts'
import { visitorOfToken } from './visitor-token.ts'

/** A message as its visitor sees it: plain text, and nothing of what the desk knows. */
export type ChatMessageView = {
  id: string
  /** its place in what this visitor sees */
  sequence: number
  from: 'visitor' | 'team'
  /** who answers; empty for the visitor's own */
  name: string
  text: string
  at: string
}

type Row = Omit<ChatMessageView, 'at'> & { at: Date }

/** What a visitor has not seen yet, oldest first, and whether there is more. */
export async function listChat(
  key: string,
  input: { token: string; after: number; limit: number },
): Promise<{ items: ChatMessageView[]; more: boolean }> {
  const widget = await findWidget(key)
  const visitorId = visitorOfToken(widget, input.token, now())
  const rows = await inWidget(widget, (ctx) =>
    ctx.db.$queryRaw<Row[]>(Prisma.sql`${shownTo(visitorId)} AND s.sequence > ${input.after}
      ORDER BY s.sequence LIMIT ${input.limit + 1}`),
  )
  return { items: rows.slice(0, input.limit).map(toView), more: rows.length > input.limit }
}

export async function findChatMessage(
  ctx: OrgContext,
  visitorId: string,
  messageId: string,
): Promise<ChatMessageView> {
  const [row] = await ctx.db.$queryRaw<Row[]>(
    Prisma.sql`${shownTo(visitorId)} AND s.message_id = ${messageId}::uuid`,
  )
  if (!row) throw new NotFound('The message')
  return toView(row)
}

const shownTo = (visitorId: string) => Prisma.sql`
  SELECT m.id, s.sequence, CASE WHEN m.direction = 'inbound' THEN 'visitor' ELSE 'team' END AS "from",
    CASE WHEN m.direction = 'inbound' THEN '' ELSE m.from_name END AS name, m.text, m.sent_at AS at
  FROM chat_messages s JOIN messages m ON m.organization_id = s.organization_id AND m.id = s.message_id
  WHERE s.visitor_id = ${visitorId}::uuid AND s.sequence IS NOT NULL`

function toView(row: Row): ChatMessageView {
  return { ...row, at: row.at.toISOString() }
}
