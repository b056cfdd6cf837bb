import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'

/** Counts that a visitor of the help center looked at an article, once a day. */
export async function noteArticleVisit(
  ctx: OrgContext,
  { id, visitor }: { id: string; visitor: string },
): Promise<void> {
  const day = new Date(now().toISOString().slice(0, 10))
  await ctx.db.articleVisit.createMany({
    data: [{ organizationId: ctx.organizationId, articleId: id, visitor, day }],
    skipDuplicates: true,
  })
}
