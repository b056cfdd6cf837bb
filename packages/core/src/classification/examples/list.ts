import type { OrgContext } from '../../context.ts'
import type { Route, Severity } from '../../conversations/query/row.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import type { Mood } from '../correct.ts'

export type TrainingExampleView = {
  id: string
  text: string
  /** the category's key; null where the correction was about something else */
  category: string | null
  route: Route | null
  severity: Severity | null
  sentiment: Mood | null
  spam: boolean | null
  source: 'correction' | 'import'
  createdAt: string
}

/** What the classifier learns from, newest first; of one category where its key is given. */
export async function listExamples(
  ctx: OrgContext,
  input: PageInput & { category?: string | undefined },
): Promise<Page<TrainingExampleView>> {
  require(ctx, 'categories:read')
  const after = decodeCursor(input.cursor, ['id'])
  const categories = new Map(
    (
      await ctx.db.category.findMany({
        ...(input.category === undefined ? {} : { where: { key: input.category } }),
        select: { id: true, key: true },
      })
    ).map(({ id, key }) => [id, key]),
  )
  const rows = await ctx.db.trainingExample.findMany({
    where: {
      ...(after ? { id: { lt: String(after[0]) } } : {}),
      ...(input.category === undefined ? {} : { categoryId: { in: [...categories.keys()] } }),
    },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    (row) => ({
      id: row.id,
      text: row.text,
      category: row.categoryId === null ? null : (categories.get(row.categoryId) ?? null),
      route: row.route,
      severity: row.severity,
      sentiment: row.sentiment as Mood | null,
      spam: row.spam,
      source: row.source as TrainingExampleView['source'],
      createdAt: row.createdAt.toISOString(),
    }),
  )
}
