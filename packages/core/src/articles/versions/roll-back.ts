import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { refuseOvertaken } from '../refuse-overtaken.ts'
import { type ArticleView, findArticle, lockArticle } from '../row.ts'
import { saveContent } from '../save-content.ts'
import { findVersion } from './view.ts'

type Input = { id: string; number: number; basedOn?: number | undefined }

/** Makes an earlier version the newest, as a draft of its own: nothing between is lost, and what is published stays. */
export async function rollBackArticle(ctx: OrgContext, input: Input): Promise<ArticleView> {
  require(ctx, 'knowledge:write')
  const { id, number } = input
  const before = await lockArticle(ctx, id)
  await refuseOvertaken(ctx, before, input.basedOn)
  const { title, body, language, collection, audience } = await findVersion(ctx, { articleId: id, number })
  const changed = await saveContent(ctx, before, {
    content: { title, body, language, collection, audience },
    status: 'draft',
    note: `Back to version ${number}`,
  })
  if (!changed) return before
  await writeAudit(ctx, {
    action: 'article.roll_back',
    subjectType: 'article',
    subjectId: id,
    before: { version: before.version },
    after: { version: before.version + 1, from: number },
  })
  ctx.emit({ type: 'article.changed', articleId: id })
  return findArticle(ctx, id)
}
