import type { OrgContext } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'

const longestReason = 500

/** Ends an import whose work gave up. What has come in stays, and what waits goes on waiting for another try. */
export async function failImport(ctx: OrgContext, importId: string, reason: string): Promise<void> {
  const { count } = await ctx.db.articleImport.updateMany({
    where: { id: importId, state: { in: ['waiting', 'running'] } },
    data: { state: 'failed', error: storable(reason).slice(0, longestReason), finishedAt: new Date() },
  })
  if (count > 0) ctx.emit({ type: 'article_import.changed', importId })
}

/** Takes an import up again where it failed; what was settled is not done twice. One site is read at a time. */
export async function resumeImport(ctx: OrgContext, importId: string): Promise<void> {
  const failed = await ctx.db.articleImport.findFirst({ where: { id: importId, state: 'failed' } })
  if (!failed) return
  const other =
    failed.kind === 'site' &&
    (await ctx.db.articleImport.findFirst({
      where: { kind: 'site', state: { in: ['waiting', 'running'] } },
    }))
  if (other) throw new Conflict('Another site is being read', 'crawl_under_way')
  await ctx.db.articleImport.update({
    where: { id: importId },
    data: { state: 'running', error: null, finishedAt: null },
  })
  ctx.emit({ type: 'article_import.changed', importId })
}
