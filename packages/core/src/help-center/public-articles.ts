import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'

export type PublicArticle = {
  id: string
  title: string
  body: string
  language: string
  collection: string
  version: number
  updatedAt: Date
}
export type PublicTitle = Pick<PublicArticle, 'id' | 'title' | 'collection'>

/**
 * Every article as customers may read it: the published version, whatever is being written since, and only where that
 * version is meant for the public.
 */
const published = Prisma.sql`
  articles a JOIN article_versions v ON v.organization_id = a.organization_id AND v.article_id = a.id
    AND v.number = a.published_version AND v.audience = 'public'`

/** How many titles one page may show of a help center, a collection or a language. */
const mostTitles = 500

export async function findPublicArticle(ctx: OrgContext, id: string): Promise<PublicArticle | null> {
  const [row] = await ctx.db.$queryRaw<PublicArticle[]>`
    SELECT a.id, v.title, v.body, v.language, v.collection, v.number AS version, v.created_at AS "updatedAt"
    FROM ${published} WHERE a.id = ${id}::uuid`
  return row ?? null
}

/** Titles in one language by collection and title, or those of one collection. */
export async function listPublicTitles(
  ctx: OrgContext,
  { language, collection }: { language: string; collection?: string | undefined },
): Promise<PublicTitle[]> {
  return ctx.db.$queryRaw<PublicTitle[]>`
    SELECT a.id, v.title, v.collection FROM ${published}
    WHERE v.language = ${language}
      AND (${collection ?? null}::text IS NULL OR v.collection = ${collection ?? null})
    ORDER BY v.collection, v.title, a.id LIMIT ${mostTitles}`
}

/** The languages there are articles in, the one with most articles first. */
export async function listPublicLanguages(ctx: OrgContext): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ language: string }[]>`
    SELECT v.language FROM ${published} GROUP BY 1 ORDER BY count(*) DESC, 1`
  return rows.map(({ language }) => language)
}
