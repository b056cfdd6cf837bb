import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import type { NotificationKind } from './kinds.ts'
import { myId } from './me.ts'

export type NotificationView = {
  id: string
  kind: NotificationKind
  /** where its messages are, if it was merged since */
  conversation: { id: string; number: number; subject: string }
  /** who did it; null for the product itself, which is named by `by` */
  actorId: string | null
  by: string
  /** the words of the note or of the workflow, as they stand now */
  preview: string | null
  createdAt: string
  readAt: string | null
}

type Row = {
  id: string
  kind: NotificationKind
  conversationId: string
  number: number
  subject: string
  actorType: string
  actorId: string
  by: string
  preview: string | null
  createdAt: Date
  readAt: Date | null
}

type Input = PageInput & { unread?: boolean }

const previewLength = 200

/** What the caller was told, unread first and the newest first among them; what is put off is not shown. */
export async function listNotifications(ctx: OrgContext, input: Input): Promise<Page<NotificationView>> {
  require(ctx, 'account:read')
  const me = myId(ctx)
  const after = decodeCursor(input.cursor, ['number', 'id'])
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT n.id, n.kind, c.id AS "conversationId", c.number, c.subject, n.actor->>'type' AS "actorType",
      n.actor->>'id' AS "actorId", n.actor->>'name' AS by, n.created_at AS "createdAt", n.read_at AS "readAt",
      left(coalesce(notes.text, e.detail->>'text'), ${previewLength}) AS preview
    FROM notifications n
    JOIN conversations told ON told.id = n.conversation_id
    JOIN conversations c ON c.id = coalesce(told.merged_into_id, told.id)
    LEFT JOIN notes ON n.cause = 'note' AND notes.id = n.cause_id
    LEFT JOIN conversation_events e ON n.cause = 'event' AND n.kind = 'notified' AND e.id = n.cause_id
    WHERE n.member_id = ${me}::uuid AND n.in_app AND (n.snoozed_until IS NULL OR n.snoozed_until <= now())
      ${input.unread ? Prisma.sql`AND n.read_at IS NULL` : Prisma.empty}
      ${after ? Prisma.sql`AND ((n.read_at IS NULL), n.id) < (${after[0] === 1}::boolean, ${String(after[1])}::uuid)` : Prisma.empty}
    ORDER BY (n.read_at IS NULL) DESC, n.id DESC LIMIT ${input.limit + 1}`
  return pageOf(rows, input.limit, ({ readAt, id }) => [readAt === null ? 1 : 0, id], toView)
}

/** More than the bell shows is not counted. */
const mostCounted = 100

/** How many the caller has not read, up to a hundred. */
export async function countNotifications(ctx: OrgContext): Promise<{ unread: number }> {
  require(ctx, 'account:read')
  const [row] = await ctx.db.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (
      SELECT 1 FROM notifications
      WHERE member_id = ${myId(ctx)}::uuid AND read_at IS NULL AND in_app
        AND (snoozed_until IS NULL OR snoozed_until <= now())
      LIMIT ${mostCounted}) one`
  return { unread: row?.unread ?? 0 }
}

function toView(row: Row): NotificationView {
  const { id, kind, conversationId, number, subject, by, preview } = row
  return {
    id,
    kind,
    conversation: { id: conversationId, number, subject },
    actorId: row.actorType === 'member' ? row.actorId : null,
    by,
    preview,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  }
}
