import { z } from 'zod'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { type ArticleContent, toAudience } from '../row.ts'

export type ListedVersion = Omit<ArticleContent, 'body'> & {
  number: number
  note: string
  /** the name of who saved it, as it was then */
  by: string
  at: string
}
export type VersionView = ListedVersion & { body: string }

export type ListedRow = {
  number: number
  title: string
  language: string
  collection: string
  audience: string
  note: string
  createdBy: unknown
  createdAt: Date
}

const actor = z.object({ name: z.string() })

export function toListed(row: ListedRow): ListedVersion {
  const { number, title, language, collection, note } = row
  const by = actor.safeParse(row.createdBy).data?.name ?? ''
  const audience = toAudience(row.audience)
  return { number, title, language, collection, audience, note, by, at: row.createdAt.toISOString() }
}

export async function findVersion(
  ctx: OrgContext,
  { articleId, number }: { articleId: string; number: number },
): Promise<VersionView> {
  const row = await ctx.db.articleVersion.findFirst({ where: { articleId, number } })
  if (!row) throw new NotFound('The version')
  return { ...toListed(row), body: row.body }
}
