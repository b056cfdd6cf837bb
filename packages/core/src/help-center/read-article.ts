import { noteArticleVisit } from '../articles/usage/note-visit.ts'
import { NotFound } from '../errors.ts'
import { inHelpCenter } from './in-help-center.ts'
import {
  findPublicArticle,
  listPublicTitles,
  type PublicArticle,
  type PublicTitle,
} from './public-articles.ts'
import type { HelpFrame } from './read-home.ts'
import { visitorOf } from './visitor.ts'

export type Visit = { network: string; browser: string }
export type HelpArticle = HelpFrame & {
  article: PublicArticle
  /** what the visitor says of it; null while they say nothing */
  helpful: boolean | null
  /** others of its collection and language */
  beside: PublicTitle[]
}

const mostBeside = 6

/** One public article for a visitor, whose look at it is counted once a day. */
export function readHelpArticle(slug: string, id: string, from: Visit): Promise<HelpArticle> {
  return inHelpCenter(slug, async (ctx, { title, organization, color, formEnabled }) => {
    const article = await findPublicArticle(ctx, id)
    if (!article) throw new NotFound('The article')
    const visitor = visitorOf(ctx.organizationId, from)
    await noteArticleVisit(ctx, { id, visitor })
    const vote = await ctx.db.articleVisitorVote.findFirst({
      where: { articleId: id, version: article.version, visitor },
      select: { helpful: true },
    })
    const { language, collection } = article
    const titles = await listPublicTitles(ctx, { language, collection })
    const beside = titles.filter((other) => other.id !== id).slice(0, mostBeside)
    return { title, organization, color, formEnabled, article, helpful: vote?.helpful ?? null, beside }
  })
}
