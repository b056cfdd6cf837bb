import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { findMentions } from './mentions.ts'
import { type NoteView, toNote } from './row.ts'

export async function listNotes(
  ctx: OrgContext,
  input: PageInput & { conversation: string },
): Promise<Page<NoteView>> {
  require(ctx, 'conversations:read')
  const after = decodeCursor(input.cursor, ['id'])
  const conversation = await findConversation(ctx, input.conversation)
  const rows = await ctx.db.note.findMany({
    where: { conversationId: conversation.id, ...(after ? { id: { gt: String(after[0]) } } : {}) },
    orderBy: { id: 'asc' },
    take: input.limit + 1,
  })
  const authors = await ctx.db.member.findMany({
    where: { id: { in: rows.flatMap((row) => row.authorId ?? []) } },
    select: { id: true, name: true },
  })
  const names = new Map(authors.map((author) => [author.id, author.name]))
  const mentions = await findMentions(
    ctx,
    rows.map(({ id }) => id),
  )
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    (row) => toNote(row, names.get(row.authorId ?? '') ?? null, mentions.get(row.id)),
  )
}
