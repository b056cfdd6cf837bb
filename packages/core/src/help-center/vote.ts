import { voteAsVisitor } from '../articles/usage/vote-as-visitor.ts'
import { NotFound } from '../errors.ts'
import { inHelpCenter } from './in-help-center.ts'
import { findPublicArticle } from './public-articles.ts'
import type { Visit } from './read-article.ts'
import { visitorOf } from './visitor.ts'

type Vote = { slug: string; id: string; helpful: boolean }

/** Keeps whether a visitor finds the published version of an article helpful; their last word counts. */
export function voteInHelpCenter({ slug, id, helpful }: Vote, from: Visit): Promise<void> {
  return inHelpCenter(slug, async (ctx) => {
    const article = await findPublicArticle(ctx, id)
    if (!article) throw new NotFound('The article')
    const visitor = visitorOf(ctx.organizationId, from)
    await voteAsVisitor(ctx, { id, version: article.version, visitor, helpful })
  })
}
