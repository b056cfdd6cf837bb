import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

export type ArticleView = {
  id: string
  title: string
  body: string
  language: string
  collection: string
  status: 'draft' | 'published'
  createdAt: string
  updatedAt: string
}
export type ArticleInput = Pick<ArticleView, 'title' | 'body' | 'language' | 'collection' | 'status'>

export type ArticleRow = Omit<ArticleView, 'status' | 'createdAt' | 'updatedAt'> & {
  status: string
  createdAt: Date
  updatedAt: Date
}

export async function findArticle(ctx: OrgContext, id: string): Promise<ArticleView> {
  const row = await ctx.db.article.findUnique({ where: { id } })
  if (!row) throw new NotFound('The article')
  return toArticle(row)
}

export function toArticle({ id, title, body, language, collection, ...row }: ArticleRow): ArticleView {
  return {
    id,
    title,
    body,
    language,
    collection,
    status: row.status === 'published' ? 'published' : 'draft',
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
