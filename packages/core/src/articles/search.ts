import { detectLanguage } from '@frontdesk/ai/local/language'
import type { OrgContext } from '../context.ts'
import { readQuestion } from '../search/question.ts'
import { fuse } from './passage-index/fuse.ts'
import { passageIndexOf } from './passage-index/held.ts'
import { rankByMeaning } from './passage-index/meaning.ts'
import type { IndexedArticle } from './passage-index/passage-index.ts'
import { type RankedPassage, rankPassages } from './passage-index/rank.ts'
import { type Audience, toAudience } from './row.ts'

export type Passage = {
  articleId: string
  title: string
  text: string
  language: string
  audience: Audience
  score: number
  /** How much of what was asked it speaks of, weighed by rarity, 0 … 1. */
  covered: number
}

/** What the question means to the model that made the vectors of passages. */
export type Meaning = { model: string; vector: Int8Array }

type Wanted = { onlyPublished: boolean; audience?: Audience | undefined }

/** How many of each way of searching are put together. */
const fusedFrom = 60

/**
 * The passages that fit a question best: any of its words counts, the rarer and the nearer the title the
 * more, whatever the wording or language it is said in, and in close spelling too.
 */
export async function searchPassages(
  ctx: OrgContext,
  input: Wanted & { question: string; limit: number; meaning?: Meaning | undefined },
): Promise<Passage[]> {
  const typed = input.question.replaceAll('\0', ' ').toWellFormed()
  const question = readQuestion(typed)
  if (question.asks === '') return []
  const index = await passageIndexOf(ctx)
  if (!index) return []
  const may = ({ published, audience }: IndexedArticle) =>
    (!input.onlyPublished || published) && (input.audience === undefined || input.audience === audience)
  const most = input.meaning ? Math.max(input.limit, fusedFrom) : input.limit
  // To tell the language is of use only where there is a choice.
  const language = index.languages.size > 1 ? detectLanguage(typed).language : ''
  const byWords = rankPassages(index, question, { language, may, most })
  const ranked = input.meaning ? fuse(byWords, rankByMeaning(index, input.meaning, { may, most })) : byWords
  return readPassages(ctx, ranked.slice(0, input.limit), input)
}

async function readPassages(ctx: OrgContext, ranked: RankedPassage[], wanted: Wanted): Promise<Passage[]> {
  const byId = await readFound(
    ctx,
    ranked.map(({ id }) => id),
    wanted,
  )
  return ranked.flatMap(({ id, articleId, score, covered }) => {
    const found = byId.get(id)
    return found ? [{ articleId, ...found, score, covered }] : []
  })
}

type Found = Pick<Passage, 'title' | 'text' | 'language' | 'audience'>

/** The texts of passages, by their ids and by the database's own word on who may see them. */
export async function readFound(
  ctx: OrgContext,
  ids: string[],
  { onlyPublished, audience }: Wanted,
): Promise<Map<string, Found>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<(Omit<Found, 'audience'> & { id: string; audience: string })[]>`
    SELECT c.id, c.title, c.text, coalesce(v.language, a.language) AS language,
      coalesce(v.audience, a.audience) AS audience
    FROM chunks c JOIN articles a ON a.organization_id = c.organization_id AND a.id = c.article_id
      LEFT JOIN article_versions v ON v.organization_id = a.organization_id AND v.article_id = a.id
        AND v.number = a.published_version
    WHERE c.id = ANY(${ids}::uuid[])
      AND (NOT ${onlyPublished} OR a.published_version IS NOT NULL)
      AND (${audience ?? null}::text IS NULL OR coalesce(v.audience, a.audience) = ${audience ?? null})`
  return new Map(rows.map(({ id, audience: kind, ...row }) => [id, { ...row, audience: toAudience(kind) }]))
}
