import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { findExactly } from './find.ts'

export type MoveKind = 'merge' | 'split' | 'move'
type Side = { id: string; number: number; subject: string }

/** Messages that went from one conversation to another, and how long that can be undone. */
export type MoveView = {
  id: string
  kind: MoveKind
  source: Side
  target: Side
  messageCount: number
  actor: { type: string; name: string }
  createdAt: string
  undoUntil: string
  undoneAt: string | null
  /** once undone: what stayed where it was, and why; null when everything went back */
  remark: string | null
}

type Row = Omit<MoveView, 'createdAt' | 'undoUntil' | 'undoneAt'> & {
  createdAt: Date
  undoUntil: Date
  undoneAt: Date | null
}

const selectMoves = Prisma.sql`
  SELECT v.id, v.kind, v.created_at AS "createdAt", v.undo_until AS "undoUntil", v.undone_at AS "undoneAt",
    jsonb_build_object('id', s.id, 'number', s.number, 'subject', s.subject) AS source,
    jsonb_build_object('id', t.id, 'number', t.number, 'subject', t.subject) AS target,
    jsonb_array_length(v.moved->'messageIds') AS "messageCount",
    jsonb_build_object('type', v.actor->>'type', 'name', v.actor->>'name') AS actor, v.moved->>'remark' AS remark
  FROM conversation_moves v
  JOIN conversations s ON s.organization_id = v.organization_id AND s.id = v.source_id
  JOIN conversations t ON t.organization_id = v.organization_id AND t.id = v.target_id`

export async function findMove(ctx: OrgContext, id: string): Promise<MoveView> {
  const [row] = await ctx.db.$queryRaw<Row[]>(Prisma.sql`${selectMoves} WHERE v.id = ${id}::uuid`)
  if (!row) throw new NotFound('The move')
  return toView(row)
}

/** The merges or splits a conversation had part in, newest first. */
export async function listMoves(
  ctx: OrgContext,
  input: PageInput & { conversation: string; kind: MoveKind },
): Promise<Page<MoveView>> {
  require(ctx, 'conversations:read')
  const before = decodeCursor(input.cursor, ['id'])
  const { id } = await findExactly(ctx, input.conversation)
  const beyond = before ? Prisma.sql`AND v.id < ${String(before[0])}::uuid` : Prisma.empty
  const rows = await ctx.db.$queryRaw<Row[]>(Prisma.sql`
    ${selectMoves} WHERE (v.source_id = ${id}::uuid OR v.target_id = ${id}::uuid) AND v.kind = ${input.kind} ${beyond}
    ORDER BY v.id DESC LIMIT ${input.limit + 1}`)
  return pageOf(rows, input.limit, (row) => [row.id], toView)
}

function toView(row: Row): MoveView {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    undoUntil: row.undoUntil.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }
}
