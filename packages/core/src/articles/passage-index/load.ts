import type { OrgContext } from '../../context.ts'
import { PassageIndex } from './passage-index.ts'
import { mostSlots } from './postings.ts'

/** The newest of an organization's passages, if it should ever have more. */
const mostPassages = 60_000
const passagesAtOnce = 1_000

type ListedArticle = {
  id: string
  language: string
  published: boolean
  audience: string
  passages: string
}
type LoadedPassage = { id: string; articleId: string; title: string; terms: string }

/**
 * Brings an index in step with the passages as this transaction sees them: what is gone is forgotten, and only
 * what is new is read.
 */
export async function refreshIndex(ctx: OrgContext, known: PassageIndex): Promise<PassageIndex> {
  const listed = await listPassages(ctx)
  const ids = new Set(listed.flatMap(({ passages }) => passages.split(' ')))
  known.keepOnly(ids)
  const tooMany = known.owners.length + ids.size >= mostSlots
  const index = known.isWorn || tooMany ? new PassageIndex() : known
  for (const article of listed) index.put(article)
  const missing = [...ids].filter((id) => !index.holds(id))
  for (let start = 0; start < missing.length; start += passagesAtOnce) {
    add(index, await readPassages(ctx, missing.slice(start, start + passagesAtOnce)))
  }
  await refreshVectors(ctx, index)
  return index
}

async function refreshVectors(ctx: OrgContext, index: PassageIndex): Promise<void> {
  const listed = await ctx.db.chunkVector.findMany({ select: { chunkId: true, model: true } })
  const missing = listed.filter(
    ({ chunkId, model }) => index.holds(chunkId) && index.vectorModel(chunkId) !== model,
  )
  for (let start = 0; start < missing.length; start += passagesAtOnce) {
    const ids = missing.slice(start, start + passagesAtOnce).map(({ chunkId }) => chunkId)
    const rows = await ctx.db.chunkVector.findMany({ where: { chunkId: { in: ids } } })
    for (const { chunkId, model, vector } of rows) index.putVector(chunkId, model, Int8Array.from(vector))
  }
}

function listPassages(ctx: OrgContext): Promise<ListedArticle[]> {
  return ctx.db.$queryRaw<ListedArticle[]>`
    SELECT a.id, coalesce(v.language, a.language) AS language, a.published_version IS NOT NULL AS published,
      coalesce(v.audience, a.audience) AS audience, c.passages
    FROM (SELECT article_id, string_agg(id::text, ' ' ORDER BY position) AS passages
      FROM (SELECT article_id, id, position FROM chunks ORDER BY id DESC LIMIT ${mostPassages}) newest
      GROUP BY article_id) c JOIN articles a ON a.id = c.article_id
      LEFT JOIN article_versions v ON v.organization_id = a.organization_id AND v.article_id = a.id
        AND v.number = a.published_version`
}

function readPassages(ctx: OrgContext, ids: string[]): Promise<LoadedPassage[]> {
  return ctx.db.$queryRaw<LoadedPassage[]>`
    SELECT id, article_id AS "articleId", title, array_to_string(terms, ' ') AS terms
    FROM chunks WHERE id = ANY(${ids}::uuid[])`
}

function add(index: PassageIndex, passages: LoadedPassage[]): void {
  const byArticle = Map.groupBy(passages, ({ articleId }) => articleId)
  for (const [articleId, own] of byArticle) {
    const terms = own.map((passage) => ({
      id: passage.id,
      terms: passage.terms.split(' ').filter((term) => term !== ''),
    }))
    index.add(articleId, own[0]?.title ?? '', terms)
  }
}
