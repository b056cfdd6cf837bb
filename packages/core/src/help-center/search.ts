import { searchPublished } from '../articles/search-published.ts'
import { inHelpCenter } from './in-help-center.ts'

export type HelpFound = { id: string; title: string; passage: string }

/** How many letters of a passage a list shows. */
const shown = 220

/** The public articles that answer a question, the best first; nothing where nothing was asked. */
export function searchHelp(slug: string, { q, limit }: { q: string; limit: number }): Promise<HelpFound[]> {
  return inHelpCenter(slug, async (ctx) => {
    if (!/[\p{L}\p{N}]/u.test(q)) return []
    const found = await searchPublished(ctx, { q: q.slice(0, 2_000), limit, audience: 'public' })
    return found
      .filter(({ score }) => score > 0)
      .map(({ articleId, title, passage }) => ({ id: articleId, title, passage: plain(passage) }))
  })
}

function plain(passage: string): string {
  const text = passage
    .replace(/[#*_`>|]+/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= shown
    ? text
    : `${text
        .slice(0, shown)
        .replace(/\s+\S*$/, '')
        .toWellFormed()} …`
}
