import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import {
  findImport,
  type ImportItemView,
  type ImportView,
  type Outcome,
  toOutcome,
  withCounts,
} from './view.ts'

/** Imports of files and sites, newest first. */
export async function listImports(ctx: OrgContext, input: PageInput): Promise<Page<ImportView>> {
  require(ctx, 'knowledge:read')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.articleImport.findMany({
    where: after ? { id: { lt: String(after[0]) } } : {},
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  const page = pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    (row) => row,
  )
  return { items: await withCounts(ctx, page.items), nextCursor: page.nextCursor }
}

export async function readImport(ctx: OrgContext, id: string): Promise<ImportView> {
  require(ctx, 'knowledge:read')
  return findImport(ctx, id)
}

/** What became of each file, row or page of an import, in their order. */
export async function listImportItems(
  ctx: OrgContext,
  { id, outcome, ...page }: PageInput & { id: string; outcome?: Outcome | undefined },
): Promise<Page<ImportItemView>> {
  require(ctx, 'knowledge:read')
  await findImport(ctx, id)
  const after = decodeCursor(page.cursor, ['number'])
  const rows = await ctx.db.articleImportItem.findMany({
    where: {
      importId: id,
      ...(outcome ? { outcome } : {}),
      ...(after ? { position: { gt: Number(after[0]) } } : {}),
    },
    orderBy: { position: 'asc' },
    take: page.limit + 1,
    omit: { content: true },
  })
  return pageOf(
    rows,
    page.limit,
    (row) => [row.position],
    (row) => ({
      id: row.id,
      source: row.source,
      title: row.title,
      outcome: toOutcome(row.outcome),
      reason: row.reason,
      articleId: row.articleId,
    }),
  )
}
