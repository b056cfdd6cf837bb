import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'

type Vote = { id: string; version: number; visitor: string; helpful: boolean }

/** Keeps whether a visitor finds a version of an article helpful; their last word counts. */
export async function voteAsVisitor(ctx: OrgContext, { id, version, visitor, helpful }: Vote): Promise<void> {
  const vote = { organizationId: ctx.organizationId, articleId: id, version, visitor }
  await ctx.db.articleVisitorVote.upsert({
    where: { organizationId_articleId_version_visitor: vote },
    create: { ...vote, helpful },
    update: { helpful, votedAt: now() },
  })
}
