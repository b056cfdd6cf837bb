import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { searchTerms } from '../search/terms.ts'
import { chunkArticle } from './chunk.ts'
import { type ArticleInput, type ArticleView, findArticle } from './row.ts'

export async function createArticle(ctx: OrgContext, input: ArticleInput): Promise<ArticleView> {
  require(ctx, 'knowledge:write')
  const { organizationId, actor } = ctx
  const id = newId()
  const createdById = actor.type === 'member' ? actor.memberId : null
  await ctx.db.article.create({ data: { id, organizationId, createdById, ...clean(input) } })
  await replaceChunks(ctx, id, input)
  return recorded(ctx, id, 'article.create', input)
}

export async function updateArticle(
  ctx: OrgContext,
  input: ArticleInput & { id: string },
): Promise<ArticleView> {
  require(ctx, 'knowledge:write')
  const { id, ...fields } = input
  const before = await findArticle(ctx, id)
  await ctx.db.article.update({ where: { id }, data: { ...clean(fields), updatedAt: new Date() } })
  await replaceChunks(ctx, id, fields)
  return recorded(ctx, id, 'article.update', fields, before)
}

export async function deleteArticle(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'knowledge:write')
  const before = await findArticle(ctx, id)
  await ctx.db.article.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'article.delete',
    subjectType: 'article',
    subjectId: id,
    before: { title: before.title, status: before.status },
  })
  ctx.emit({ type: 'article.changed', articleId: id })
}

function clean(input: ArticleInput): ArticleInput {
  return { ...input, title: storable(input.title), body: storable(input.body) }
}

async function replaceChunks(ctx: OrgContext, articleId: string, input: ArticleInput): Promise<void> {
  const { organizationId } = ctx
  const title = storable(input.title)
  const passages = chunkArticle(storable(input.body))
  // An article that is all title is still found by it.
  const chunks = passages.length > 0 ? passages : [{ position: 0, text: title }]
  await ctx.db.chunk.deleteMany({ where: { articleId } })
  await ctx.db.chunk.createMany({
    data: chunks.map((chunk) => ({
      id: newId(),
      organizationId,
      articleId,
      title,
      ...chunk,
      terms: searchTerms(`${title}\n${chunk.text}`),
    })),
  })
}

async function recorded(
  ctx: OrgContext,
  id: string,
  action: string,
  input: ArticleInput,
  before?: ArticleView,
): Promise<ArticleView> {
  await writeAudit(ctx, {
    action,
    subjectType: 'article',
    subjectId: id,
    after: { title: input.title, status: input.status, length: input.body.length },
    ...(before ? { before: { title: before.title, status: before.status, length: before.body.length } } : {}),
  })
  ctx.emit({ type: 'article.changed', articleId: id })
  // Once somebody had the passages embedded, new ones are too.
  const embedded = await ctx.db.chunkVector.findFirst({ select: { chunkId: true } })
  if (embedded) ctx.emit({ type: 'knowledge.embedding_due' })
  return findArticle(ctx, id)
}
