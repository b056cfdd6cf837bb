import type { actorRecord } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'

export type ReplaySetView = {
  id: string
  name: string
  conversations: number
  /** the search and filter they were found by, by name */
  foundBy: Record<string, string | number>
  createdBy: string
  createdAt: string
}

/** The sets of conversations that were saved, newest first. */
export async function listReplaySets(ctx: OrgContext, input: PageInput): Promise<Page<ReplaySetView>> {
  require(ctx, 'replays:read')
  const [before = null] = decodeCursor(input.cursor, ['id']) ?? []
  const rows = await ctx.db.replaySet.findMany({
    where: before === null ? {} : { id: { lt: String(before) } },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, ({ id }) => [id], viewSet)
}

type Row = NonNullable<Awaited<ReturnType<OrgContext['db']['replaySet']['findFirst']>>>

export function viewSet(row: Row): ReplaySetView {
  const { id, name, conversationIds, foundBy, createdBy, createdAt } = row
  return {
    id,
    name,
    conversations: conversationIds.length,
    foundBy: foundBy as ReplaySetView['foundBy'],
    createdBy: (createdBy as ReturnType<typeof actorRecord>).name,
    createdAt: createdAt.toISOString(),
  }
}
