import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import type { JsonText } from '../../json-text.ts'
import { decodeCursor, type Page, pageOf } from '../../paging.ts'
import { tsQueries } from '../../search/query.ts'
import { type ConversationFilter, listFilter } from './filter.ts'
import { type ConversationRow, type ConversationView, selectConversations } from './row.ts'

type SearchInput = ConversationFilter & { q: string; cursor?: string | undefined; limit: number }

/** At most this many matches are ranked, so that a common word costs no more than a rare one. */
const mostMatches = 1_000

/**
 * Full-text search over messages through the function that takes the organization from the session. All
 * words must match, the last one as a prefix; when nothing has all of them, any of them will do.
 */
export async function searchConversations(
  ctx: OrgContext,
  input: SearchInput,
): Promise<Page<JsonText<ConversationView>>> {
  const number = /^#?([1-9]\d{0,8})$/.exec(input.q)?.[1]
  const { all, any } = tsQueries(input.q)
  const filter = await listFilter(ctx, input)
  const [attempt, offset] = (decodeCursor(input.cursor, ['number', 'number']) ?? [0, 0]).map(Number)
  for (const [index, query] of [all, any].entries()) {
    if (query === '' || index < (attempt ?? 0)) continue
    const matching = { query, number: Number(number ?? 0), filter, limit: input.limit }
    const page = await pageOfMatches(ctx, { ...matching, attempt: index, offset: offset ?? 0 })
    // The next page has to ask what this one asked.
    if (page.items.length > 0 || input.cursor !== undefined) return page
  }
  return { items: [], nextCursor: null }
}

type Matching = {
  query: string
  number: number
  filter: Prisma.Sql
  limit: number
  attempt: number
  offset: number
}

async function pageOfMatches(ctx: OrgContext, input: Matching): Promise<Page<JsonText<ConversationView>>> {
  const { attempt, offset } = input
  // The matches are cut off at a fixed number, so their order is stable and a position is a fair cursor.
  const matches = Prisma.sql`
    SELECT conversation_id, rank FROM search_conversations(${input.query}, ${mostMatches}::int)
    UNION ALL SELECT coalesce(merged_into_id, id), 1000 FROM conversations WHERE number = ${input.number}::int`
  const from = Prisma.sql`
    SELECT conversations.*, f.rank FROM conversations
    JOIN (SELECT conversation_id, max(rank) AS rank FROM (${matches}) u GROUP BY 1) f
      ON f.conversation_id = conversations.id
    WHERE ${input.filter}
    ORDER BY f.rank DESC, id DESC OFFSET ${offset} LIMIT ${input.limit + 1}`
  const rows = await ctx.db.$queryRaw<ConversationRow[]>(
    Prisma.sql`${selectConversations(ctx, from)} ORDER BY c.rank DESC, c.id DESC`,
  )
  return pageOf(
    rows,
    input.limit,
    () => [attempt, offset + input.limit],
    ({ view }) => view,
  )
}
