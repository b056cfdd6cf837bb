import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findImport, type ImportView } from './view.ts'

/** Ends an import; the articles it has written stay. */
export async function cancelImport(ctx: OrgContext, id: string): Promise<ImportView> {
  require(ctx, 'knowledge:write')
  const before = await findImport(ctx, id)
  if (before.state === 'canceled') return before
  const { count } = await ctx.db.articleImport.updateMany({
    where: { id, state: { in: ['waiting', 'running'] } },
    data: { state: 'canceled', finishedAt: new Date() },
  })
  if (count === 0) throw new Conflict('This import is over', 'import_over')
  await writeAudit(ctx, {
    action: 'article_import.cancel',
    subjectType: 'article_import',
    subjectId: id,
    before: { state: before.state },
    after: { state: 'canceled' },
  })
  ctx.emit({ type: 'article_import.changed', importId: id })
  return findImport(ctx, id)
}
