import type { OrgContext } from '../../context.ts'

/** Counts the articles a draft rests on, once for each message it is to answer. `sourceIds` are those of its passages. */
export async function noteCitations(
  ctx: OrgContext,
  { messageId, sourceIds }: { messageId: string; sourceIds: string[] },
): Promise<void> {
  const named = sourceIds.flatMap((id) => /^article:([0-9a-f-]{36}):/.exec(id)?.[1] ?? [])
  if (named.length === 0) return
  // An article may have been deleted while the draft was written.
  const articles = await ctx.db.article.findMany({
    where: { id: { in: [...new Set(named)] } },
    select: { id: true },
  })
  await ctx.db.articleCitation.createMany({
    data: articles.map(({ id }) => ({ organizationId: ctx.organizationId, articleId: id, messageId })),
    skipDuplicates: true,
  })
}
