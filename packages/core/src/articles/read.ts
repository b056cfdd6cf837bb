import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { type ArticleView, findArticle } from './row.ts'

export async function readArticle(ctx: OrgContext, id: string): Promise<ArticleView> {
  require(ctx, 'knowledge:read')
  return findArticle(ctx, id)
}
