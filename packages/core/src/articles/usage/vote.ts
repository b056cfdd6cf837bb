import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'
import { Forbidden } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findArticle } from '../row.ts'
import { type ArticleUsage, readArticleUsage } from './read.ts'

/**
 * Says whether the caller finds the newest version of an article helpful; null takes that back. One word for each member
 * and version, so that an article that got better is judged anew.
 */
export async function voteOnArticle(
  ctx: OrgContext,
  { id, helpful }: { id: string; helpful: boolean | null },
): Promise<ArticleUsage> {
  require(ctx, 'knowledge:read')
  const { version } = await findArticle(ctx, id)
  if (ctx.actor.type !== 'member') throw new Forbidden('a member in a browser')
  const vote = { organizationId: ctx.organizationId, articleId: id, version, memberId: ctx.actor.memberId }
  if (helpful === null) await ctx.db.articleVote.deleteMany({ where: vote })
  else {
    await ctx.db.articleVote.upsert({
      where: { organizationId_articleId_version_memberId: vote },
      create: { ...vote, helpful },
      update: { helpful, votedAt: now() },
    })
  }
  return readArticleUsage(ctx, id)
}
