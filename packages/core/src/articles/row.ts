import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'

export const articleStatuses = ['draft', 'in_review', 'published', 'archived'] as const
export type ArticleStatus = (typeof articleStatuses)[number]
/** Internal articles answer members, and are never quoted to a customer. */
export type Audience = 'public' | 'internal'

export type ArticleContent = {
  title: string
  /** Markdown */
  body: string
  language: string
  collection: string
  audience: Audience
}

/** `status` is what the newest version is; `publishedVersion` is the one that search and drafts know. */
export type ArticleView = ArticleContent & {
  id: string
  status: ArticleStatus
  version: number
  publishedVersion: number | null
  source: string | null
  createdAt: string
  updatedAt: string
}

export type ArticleInput = Omit<ArticleContent, 'audience'> & {
  audience?: Audience | undefined
  status: 'draft' | 'in_review' | 'published'
  /** What changed, in the words of whoever saved it. */
  note?: string | undefined
}

export type ArticleRow = Omit<ArticleView, 'status' | 'audience' | 'createdAt' | 'updatedAt'> & {
  status: string
  audience: string
  createdAt: Date
  updatedAt: Date
}

export async function findArticle(ctx: OrgContext, id: string): Promise<ArticleView> {
  const row = await ctx.db.article.findUnique({ where: { id } })
  if (!row) throw new NotFound('The article')
  return toArticle(row)
}

/** Whoever saves or publishes at the same time waits until this transaction ends. */
export async function lockArticle(ctx: OrgContext, id: string): Promise<ArticleView> {
  await ctx.db.$queryRaw`SELECT id FROM articles WHERE id = ${id}::uuid FOR UPDATE`
  return findArticle(ctx, id)
}

export function toArticle({ id, title, body, language, collection, ...row }: ArticleRow): ArticleView {
  return {
    id,
    title,
    body,
    language,
    collection,
    audience: toAudience(row.audience),
    status: articleStatuses.find((status) => status === row.status) ?? 'draft',
    version: row.version,
    publishedVersion: row.publishedVersion,
    source: row.source,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

export function toAudience(audience: string): Audience {
  return audience === 'public' ? 'public' : 'internal'
}

/** The five fields a version keeps, as PostgreSQL can store them. */
export function contentOf(of: Omit<ArticleContent, 'audience'> & { audience: Audience }): ArticleContent {
  return {
    title: storable(of.title),
    body: storable(of.body),
    language: of.language,
    collection: storable(of.collection),
    audience: of.audience,
  }
}
