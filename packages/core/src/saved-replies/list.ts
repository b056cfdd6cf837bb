import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type SavedReplyView = { id: string; title: string; body: string; language: string }

/** Saved replies by title; `q` looks into title and body. */
export async function listSavedReplies(
  ctx: OrgContext,
  input: PageInput & { q?: string | undefined },
): Promise<Page<SavedReplyView>> {
  require(ctx, 'knowledge:read')
  const after = decodeCursor(input.cursor, ['text', 'id'])
  const q = input.q === undefined ? '' : storable(input.q).trim()
  const matching = q
    ? [
        {
          OR: [
            { title: { contains: q, mode: 'insensitive' as const } },
            { body: { contains: q, mode: 'insensitive' as const } },
          ],
        },
      ]
    : []
  const beyond = after
    ? [
        {
          OR: [
            { title: { gt: String(after[0]) } },
            { title: String(after[0]), id: { gt: String(after[1]) } },
          ],
        },
      ]
    : []
  const rows = await ctx.db.savedReply.findMany({
    where: { AND: [...matching, ...beyond] },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.title, row.id], toSavedReply)
}

export function toSavedReply({ id, title, body, language }: SavedReplyView): SavedReplyView {
  return { id, title, body, language }
}
