import { createHash } from 'node:crypto'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { replacePassages } from '../passages.ts'
import { type ArticleView, type Audience, contentOf, lockArticle } from '../row.ts'
import { saveContent, saysTheSame } from '../save-content.ts'
import { keepVersion } from '../versions/keep.ts'
import type { Imported } from './article-of.ts'
import type { Outcome } from './view.ts'

export type Kept = { outcome: Exclude<Outcome, 'waiting'>; reason: string; articleId: string | null }

/**
 * Makes what was imported an article, or the next version of the one that came from there before, as a draft. What
 * is published stays so until somebody publishes the new version.
 */
export async function keepImported(
  ctx: OrgContext,
  { source, article, audience }: { source: string; article: Imported; audience: Audience },
): Promise<Kept> {
  const sourceHash = hashOf(article)
  const known = await ctx.db.article.findFirst({
    where: { source },
    select: { id: true, sourceHash: true, status: true },
  })
  if (!known) return create(ctx, { source, sourceHash, article, audience })
  const kept = { outcome: 'skipped' as const, articleId: known.id }
  if (known.sourceHash === sourceHash) return { ...kept, reason: 'It has not changed since it was imported' }
  if (known.status === 'archived') return { ...kept, reason: 'Its article is archived' }
  const before = await lockArticle(ctx, known.id)
  const content = contentOf({ ...merged(before, article), audience: before.audience })
  await ctx.db.article.update({ where: { id: known.id }, data: { sourceHash } })
  if (saysTheSame(before, content)) return { ...kept, reason: 'Its article says the same already' }
  const note = `Imported again from ${source}`.slice(0, 300)
  await saveContent(ctx, before, { content, status: 'draft', note })
  await recorded(ctx, known.id, 'article.import_again', source)
  return { outcome: 'updated', articleId: known.id, reason: '' }
}

/** Where somebody has put it meanwhile stays, unless the source says where it belongs. */
function merged(before: ArticleView, { title, body, language, collection }: Imported) {
  return { title, body, language, collection: collection === '' ? before.collection : collection }
}

async function create(
  ctx: OrgContext,
  from: { source: string; sourceHash: string; article: Imported; audience: Audience },
): Promise<Kept> {
  const { source, sourceHash, article, audience } = from
  const { organizationId } = ctx
  const id = newId()
  const content = contentOf({ ...article, audience })
  await ctx.db.article.create({
    data: { id, organizationId, ...content, status: 'draft', source, sourceHash },
  })
  const note = `Imported from ${source}`.slice(0, 300)
  await keepVersion(ctx, { articleId: id, number: 1, content, note })
  await replacePassages(ctx, id, content)
  await recorded(ctx, id, 'article.import', source)
  return { outcome: 'created', articleId: id, reason: '' }
}

function hashOf({ title, body, language, collection }: Imported): string {
  return createHash('sha256')
    .update(JSON.stringify([title, body, language, collection]))
    .digest('hex')
}

async function recorded(ctx: OrgContext, id: string, action: string, source: string): Promise<void> {
  await writeAudit(ctx, { action, subjectType: 'article', subjectId: id, after: { source } })
  ctx.emit({ type: 'article.changed', articleId: id })
}
