import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { type BacklogRunView, toRun } from './view.ts'

/** Runs over the backlog, newest first. */
export async function listRuns(ctx: OrgContext, input: PageInput): Promise<Page<BacklogRunView>> {
  require(ctx, 'categories:read')
  const after = decodeCursor(input.cursor, ['id'])
  const rows = await ctx.db.classifierBacklogRun.findMany({
    where: after ? { id: { lt: String(after[0]) } } : {},
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.id], toRun)
}

export async function readRun(ctx: OrgContext, id: string): Promise<BacklogRunView> {
  require(ctx, 'categories:read')
  const row = await ctx.db.classifierBacklogRun.findUnique({ where: { id } })
  if (!row) throw new NotFound('The run')
  return toRun(row)
}
