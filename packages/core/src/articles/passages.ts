import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { searchTerms } from '../search/terms.ts'
import { chunkArticle } from './chunk.ts'

/** Makes the passages of an article say this, which is what search finds. */
export async function replacePassages(
  ctx: OrgContext,
  articleId: string,
  { title, body }: { title: string; body: string },
): Promise<void> {
  const { organizationId } = ctx
  const passages = chunkArticle(body)
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
  // Once somebody had the passages embedded, new ones are too.
  const embedded = await ctx.db.chunkVector.findFirst({ select: { chunkId: true } })
  if (embedded) ctx.emit({ type: 'knowledge.embedding_due' })
}
