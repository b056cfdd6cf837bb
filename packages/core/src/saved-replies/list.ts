import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type Acceptance, acceptanceOf } from './recommend/acceptance.ts'

export type SavedReplyView = { id: string; title: string; body: string; language: string }
export type ListedSavedReply = SavedReplyView & {
  /** what became of it where it was recommended, in the last half year */
  recommended: Acceptance
}

/** Saved replies by title; `q` looks into title and body. */
export async function listSavedReplies(
  ctx: OrgContext,
  input: PageInput & { q?: string | undefined },
): Promise<Page<ListedSavedReply>> {
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
  const { items, nextCursor } = pageOf(rows, input.limit, (row) => [row.title, row.id], toSavedReply)
  const ids = items.map(({ id }) => id)
  const accepted = await acceptanceOf(ctx, ids)
  return { items: items.map((item) => ({ ...item, recommended: accepted.get(item.id) ?? none })), nextCursor }
}

const none: Acceptance = { shown: 0, inserted: 0, sent: 0, unchanged: 0 }

export function toSavedReply({ id, title, body, language }: SavedReplyView): SavedReplyView {
  return { id, title, body, language }
}
