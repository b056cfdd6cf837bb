import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { findArticle } from '../row.ts'
import { type ListedVersion, toListed } from './view.ts'

const columns = {
  number: true,
  title: true,
  language: true,
  collection: true,
  audience: true,
  note: true,
  createdBy: true,
  createdAt: true,
} as const

/** The versions of an article without their texts, newest first. */
export async function listArticleVersions(
  ctx: OrgContext,
  { id, ...page }: PageInput & { id: string },
): Promise<Page<ListedVersion>> {
  require(ctx, 'knowledge:read')
  await findArticle(ctx, id)
  const after = decodeCursor(page.cursor, ['number'])
  const rows = await ctx.db.articleVersion.findMany({
    where: { articleId: id, ...(after ? { number: { lt: Number(after[0]) } } : {}) },
    orderBy: { number: 'desc' },
    take: page.limit + 1,
    select: columns,
  })
  return pageOf(rows, page.limit, (row) => [row.number], toListed)
}
