import type { OrgContext } from '../context.ts'
import { replacePassages } from './passages.ts'
import type { ArticleContent, ArticleStatus, ArticleView } from './row.ts'
import { keepVersion } from './versions/keep.ts'

type Save = {
  content: ArticleContent
  status: Exclude<ArticleStatus, 'archived'>
  note: string
}

/**
 * Writes the next version of a locked article; none where it says the same already. Search goes on finding what is
 * published until the new version is. False when nothing changes at all.
 */
export async function saveContent(ctx: OrgContext, before: ArticleView, save: Save): Promise<boolean> {
  const { content, status, note } = save
  const { id } = before
  const rewritten = !saysTheSame(before, content)
  const live = status === 'published'
  const goesLive = live && (rewritten || before.publishedVersion !== before.version)
  if (!rewritten && !goesLive && before.status === status) return false
  const version = rewritten ? before.version + 1 : before.version
  if (rewritten) await keepVersion(ctx, { articleId: id, number: version, content, note })
  await ctx.db.article.update({
    where: { id },
    data: {
      ...content,
      status,
      version,
      ...(live ? { publishedVersion: version } : {}),
      updatedAt: new Date(),
    },
  })
  // As long as nothing is published, members find the draft.
  if (goesLive || (rewritten && before.publishedVersion === null)) await replacePassages(ctx, id, content)
  return true
}

const fields = ['title', 'body', 'language', 'collection', 'audience'] as const

export function saysTheSame(one: ArticleContent, other: ArticleContent): boolean {
  return fields.every((field) => one[field] === other[field])
}
