import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findArticle } from '../row.ts'

/** Counts that a member looked at an article, once a day. What reads by an API key is nobody who looks. */
export async function noteArticleView(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'knowledge:read')
  await findArticle(ctx, id)
  if (ctx.actor.type !== 'member') return
  const day = new Date(now().toISOString().slice(0, 10))
  const { memberId } = ctx.actor
  await ctx.db.articleView.createMany({
    data: [{ organizationId: ctx.organizationId, articleId: id, memberId, day }],
    skipDuplicates: true,
  })
}
