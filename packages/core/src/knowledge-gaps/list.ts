import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type GapRow, type GapState, type GapView, viewGaps } from './view.ts'

/** What customers ask and the knowledge does not answer, what is asked most first. */
export async function listGaps(
  ctx: OrgContext,
  input: PageInput & { state: GapState },
): Promise<Page<GapView>> {
  require(ctx, 'knowledge:read')
  const after = decodeCursor(input.cursor, ['number', 'id'])
  const [count, id] = [Number(after?.[0]), String(after?.[1])]
  const rows = await ctx.db.knowledgeGap.findMany({
    where: {
      state: input.state,
      ...(after ? { OR: [{ questionCount: { lt: count } }, { questionCount: count, id: { lt: id } }] } : {}),
    },
    orderBy: [{ questionCount: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  })
  const views = new Map((await viewGaps(ctx, rows)).map((view) => [view.id, view]))
  return pageOf<GapRow, GapView>(
    rows,
    input.limit,
    (row) => [row.questionCount, row.id],
    (row) => views.get(row.id) as GapView,
  )
}
