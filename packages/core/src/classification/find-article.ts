import { searchPassages } from '../articles/search.ts'
import type { OrgContext } from '../context.ts'

/** Articles are searched with this much of a text: what is asked stands near its beginning. */
const searchedText = 1_000
/** An article that speaks of less than this share of what is asked is no answer to it. */
const leastCovered = 0.5

/** The article customers may see that answers a text; null where none does. */
export async function findArticle(
  ctx: OrgContext,
  text: string,
): Promise<{ articleId: string; title: string } | null> {
  const [passage] = await searchPassages(ctx, {
    question: text.slice(0, searchedText),
    limit: 1,
    onlyPublished: true,
    audience: 'public',
  })
  if (passage === undefined || passage.covered < leastCovered) return null
  return { articleId: passage.articleId, title: passage.title }
}
