import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'

export type FailedJobView = { id: string; job: string; error: string; attempts: number; failedAt: string }

/** Work that gave up and waits for a decision, newest first. */
export async function listFailedJobs(ctx: OrgContext, input: PageInput): Promise<Page<FailedJobView>> {
  require(ctx, 'operations:manage')
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const [time, id] = (after ?? []).map(String)
  const rows = await ctx.db.failedJob.findMany({
    where: {
      retriedAt: null,
      discardedAt: null,
      ...(time === undefined || id === undefined
        ? {}
        : { OR: [{ failedAt: { lt: new Date(time) } }, { failedAt: new Date(time), id: { lt: id } }] }),
    },
    orderBy: [{ failedAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  })
  return pageOf(
    rows,
    input.limit,
    (row) => [row.failedAt.toISOString(), row.id],
    (row) => ({
      id: row.id,
      job: row.job,
      error: row.error,
      attempts: row.attempts,
      failedAt: row.failedAt.toISOString(),
    }),
  )
}
