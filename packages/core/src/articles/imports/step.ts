import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { storable } from '../../messages/storable.ts'
import type { Audience } from '../row.ts'
import type { Imported } from './article-of.ts'
import { keepImported } from './keep-imported.ts'
import { type ImportOptions, importOptions } from './start.ts'

export type WaitingItem = { id: string; source: string; content: unknown }
export type Step = { kind: string; options: ImportOptions; items: WaitingItem[] }
/** What an item turned out to be: an article under its source, or the reason why there is none. */
export type Settled =
  | { id: string; source: string; article: Imported }
  | { id: string; outcome: 'skipped' | 'failed'; reason: string }

/** The next items of an import that has not ended; null where there is nothing to do. */
export async function readStep(ctx: OrgContext, importId: string, most: number): Promise<Step | null> {
  // Whoever ends a step changes both the import and its items; of two statements one could see it and one not.
  const [run] = await ctx.db.$queryRaw<{ kind: string; options: unknown; items: WaitingItem[] }[]>`
    SELECT r.kind, r.options, coalesce(w.items, '[]') AS items
    FROM article_imports r CROSS JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('id', i.id, 'source', i.source, 'content', i.content) ORDER BY i.position) AS items
      FROM (
        SELECT * FROM article_import_items i WHERE i.import_id = r.id AND i.outcome = 'waiting'
        ORDER BY i.position LIMIT ${most}
      ) i
    ) w
    WHERE r.id = ${importId}::uuid AND r.state IN ('waiting', 'running')`
  return run ? { ...run, options: importOptions.parse(run.options) } : null
}

/**
 * Locks an import for the end of a step. False when it was ended meanwhile, or another run of the same step was
 * faster: what the step has found is then dropped.
 */
export async function lockImport(
  ctx: OrgContext,
  importId: string,
  [first]: readonly WaitingItem[],
): Promise<boolean> {
  const rows = await ctx.db.$queryRaw<{ state: string }[]>`
    SELECT state FROM article_imports WHERE id = ${importId}::uuid FOR UPDATE`
  if (!['waiting', 'running'].includes(rows[0]?.state ?? '')) return false
  return (
    !first || (await ctx.db.articleImportItem.count({ where: { id: first.id, outcome: 'waiting' } })) === 1
  )
}

/** Writes what became of one item; an item that another run of the same step has settled stays as it is. */
export async function settleItem(ctx: OrgContext, settled: Settled, audience: Audience): Promise<void> {
  const item = await ctx.db.articleImportItem.findFirst({ where: { id: settled.id, outcome: 'waiting' } })
  if (!item) return
  if ('article' in settled) {
    const { article, source } = settled
    const kept = await keepImported(ctx, { source, article, audience })
    await ctx.db.articleImportItem.update({
      where: { id: item.id },
      data: { ...kept, title: storable(article.title), content: Prisma.DbNull },
    })
    return
  }
  const { outcome, reason } = settled
  await ctx.db.articleImportItem.update({
    where: { id: item.id },
    data: { outcome, reason: storable(reason).slice(0, 500), content: Prisma.DbNull },
  })
}

/** Ends a step: promises the next while items wait, and the import is done once none does. */
export async function endStep(ctx: OrgContext, importId: string, nextAt: Date | null): Promise<void> {
  const waiting = await ctx.db.articleImportItem.findFirst({
    where: { importId, outcome: 'waiting' },
    select: { id: true },
  })
  await ctx.db.articleImport.update({
    where: { id: importId },
    data: waiting ? { state: 'running' } : { state: 'done', finishedAt: new Date() },
  })
  ctx.emit({ type: 'article_import.changed', importId })
  if (waiting) ctx.emit({ type: 'article_import.continued', importId, notBefore: nextAt })
}
