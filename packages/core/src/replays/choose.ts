import type { OrgContext } from '../context.ts'
import { type ListInput, listConversations } from '../conversations/query/list.ts'
import { Invalid, NotFound } from '../errors.ts'

/** The conversations of a trial: the newest so many, a saved set, or chosen ones. */
export type Over = { last?: number; setId?: string; conversationIds?: string[] }

/** How conversations for a set are found: as in the list of conversations. */
export type FoundBy = Omit<ListInput, 'cursor' | 'limit' | 'sort'>

export const mostReplayed = 1_000

/** Newest first; conversations that were merged away, deleted or are spam are left aside. */
export async function chooseConversations(ctx: OrgContext, over: Over): Promise<string[]> {
  const chosen = over.setId === undefined ? over.conversationIds : await idsOfSet(ctx, over.setId)
  const rows = await ctx.db.conversation.findMany({
    where: { mergedIntoId: null, spam: false, ...(chosen ? { id: { in: chosen } } : {}) },
    orderBy: [{ lastMessageAt: 'desc' }, { id: 'desc' }],
    take: Math.min(chosen?.length ?? over.last ?? 100, mostReplayed),
    select: { id: true },
  })
  if (rows.length === 0) throw new Invalid('There is no conversation to try it on', 'over')
  return rows.map(({ id }) => id)
}

async function idsOfSet(ctx: OrgContext, id: string): Promise<string[]> {
  const set = await ctx.db.replaySet.findUnique({ where: { id }, select: { conversationIds: true } })
  if (!set) throw new NotFound('The set')
  return set.conversationIds
}

const pageSize = 100

/** What a search or filter finds, the best or newest first. */
export async function findConversations(ctx: OrgContext, foundBy: FoundBy, most: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(pageSize, most - ids.length)
    const page = await listConversations(ctx, { ...foundBy, limit, cursor })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && ids.length < most)
  return [...new Set(ids)]
}
