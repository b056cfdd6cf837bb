import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { replacePassages } from './passages.ts'
import { refuseOvertaken } from './refuse-overtaken.ts'
import { type ArticleInput, type ArticleView, contentOf, findArticle, lockArticle } from './row.ts'
import { saveContent } from './save-content.ts'
import { keepVersion } from './versions/keep.ts'

/** Writes an article as its first version. To publish it at once takes the permission to publish. */
export async function createArticle(ctx: OrgContext, input: ArticleInput): Promise<ArticleView> {
  require(ctx, input.status === 'published' ? 'knowledge:publish' : 'knowledge:write')
  const { organizationId, actor } = ctx
  const { status, note = '' } = input
  const id = newId()
  const createdById = actor.type === 'member' ? actor.memberId : null
  const content = contentOf({ ...input, audience: input.audience ?? 'public' })
  const publishedVersion = status === 'published' ? 1 : null
  await ctx.db.article.create({
    data: { id, organizationId, createdById, ...content, status, publishedVersion },
  })
  await keepVersion(ctx, { articleId: id, number: 1, content, note })
  await replacePassages(ctx, id, content)
  return recorded(ctx, id, 'article.create')
}

/**
 * Saves an article as its next version, as a draft, for review or published. Conflict when somebody saved it after
 * the version this one is based on; where that is left out, the newest is followed, and kept like every other.
 */
export async function updateArticle(
  ctx: OrgContext,
  input: ArticleInput & { id: string; basedOn?: number | undefined },
): Promise<ArticleView> {
  const { id, status, note = '' } = input
  require(ctx, status === 'published' ? 'knowledge:publish' : 'knowledge:write')
  const before = await lockArticle(ctx, id)
  await refuseOvertaken(ctx, before, input.basedOn)
  const content = contentOf({ ...input, audience: input.audience ?? before.audience })
  const changed = await saveContent(ctx, before, { content, status, note })
  return changed ? recorded(ctx, id, 'article.update', before) : before
}

/** Deletes an article with all its versions. */
export async function deleteArticle(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'knowledge:publish')
  const before = await findArticle(ctx, id)
  await ctx.db.article.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'article.delete',
    subjectType: 'article',
    subjectId: id,
    before: factsOf(before),
  })
  ctx.emit({ type: 'article.changed', articleId: id })
}

async function recorded(
  ctx: OrgContext,
  id: string,
  action: string,
  before?: ArticleView,
): Promise<ArticleView> {
  const after = await findArticle(ctx, id)
  await writeAudit(ctx, {
    action,
    subjectType: 'article',
    subjectId: id,
    after: factsOf(after),
    ...(before ? { before: factsOf(before) } : {}),
  })
  ctx.emit({ type: 'article.changed', articleId: id })
  return after
}

function factsOf({ title, status, audience, version, publishedVersion, body }: ArticleView) {
  return { title, status, audience, version, publishedVersion, length: body.length }
}
