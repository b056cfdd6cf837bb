import { detectLanguage } from '@frontdesk/ai/local/language'
import type { OrgContext } from '../context.ts'
import { type Question, readQuestion } from '../search/question.ts'
import { type Rarity, rankPassages } from '../search/rank.ts'

export type Passage = {
  articleId: string
  title: string
  text: string
  language: string
  score: number
  /** How much of what was asked it speaks of, weighed by rarity, 0 … 1. */
  covered: number
}

type Found = {
  article_id: string
  title: string
  passage: string
  language: string
  terms: string[]
}

const mostCandidates = 50
const mostLookedUp = 14
const fewestLookedUp = 4
/** Of the organization's passages, counted once for each term they hold. */
const mostShare = 0.4
/** In a handful of passages every word is frequent: they are judged as if among this many. */
const fewest = 60
/** Terms in more passages than this share tell too little to look for while rarer ones are at hand. */
const common = 0.3

/**
 * The passages that fit a question best: any of its words counts, the rarer and the nearer the title the
 * more, whatever the wording or language it is said in. Where none is found, close spelling will do.
 */
export async function searchPassages(
  ctx: OrgContext,
  input: { question: string; limit: number; onlyPublished: boolean },
): Promise<Passage[]> {
  const typed = input.question.replaceAll('\0', ' ').toWellFormed()
  const question = readQuestion(typed)
  if (question.terms.size === 0) return []
  const rarity = await rarityOf(ctx, [...question.terms.keys()])
  const candidates = await findCandidates(ctx, question, rarity, input.onlyPublished)
  const all = candidates.length > 0 ? candidates : await findSimilar(ctx, typed, input.onlyPublished)
  return rankPassages(question, all, rarity, detectLanguage(typed).language)
    .slice(0, input.limit)
    .map(({ candidate, score, covered }) => ({
      articleId: candidate.article_id,
      title: candidate.title,
      text: candidate.passage,
      language: candidate.language,
      score,
      covered,
    }))
}

/** How rare terms are, judged by the organization's oldest and newest passages: all of a small one's. */
async function rarityOf(ctx: OrgContext, terms: string[]): Promise<Rarity> {
  const rows = await ctx.db.$queryRaw<{ term: string | null; passages: number }[]>`
    WITH sample AS MATERIALIZED (
      (SELECT id, terms FROM chunks ORDER BY organization_id, id LIMIT 150) UNION
      (SELECT id, terms FROM chunks ORDER BY organization_id DESC, id DESC LIMIT 150))
    SELECT NULL AS term, count(*)::int AS passages FROM sample
    UNION ALL
    SELECT term, count(DISTINCT id)::int FROM sample, unnest(terms) term WHERE term = ANY(${terms}) GROUP BY term`
  const all = Math.max(fewest, rows.find(({ term }) => term === null)?.passages ?? 0)
  const holding = new Map(rows.map(({ term, passages }) => [term, passages]))
  return (term) => {
    const count = holding.get(term) ?? 0
    return Math.log(1 + (all - count + 0.5) / (count + 0.5))
  }
}

function findCandidates(
  ctx: OrgContext,
  { terms }: Question,
  rarity: Rarity,
  onlyPublished: boolean,
): Promise<Found[]> {
  const least = Math.log(1 / common)
  const ordered = [...terms]
    .map(([term, weight]) => ({ term, rare: rarity(term), weight: weight * rarity(term) }))
    .sort((a, b) => b.weight - a.weight)
  const telling = ordered.filter(({ rare }) => rare >= least)
  const chosen = affordable(telling.length >= 2 ? telling : ordered)
  return ctx.db.$queryRaw<Found[]>`
    SELECT article_id, title, passage, language, terms
    FROM search_chunks(${chosen.map(({ term }) => term)}::text[], ${chosen.map(({ weight }) => weight)}::real[],
      ${mostCandidates}::int, ${onlyPublished})`
}

/** The most telling terms, until the passages that hold one of them would be too many to weigh in time. */
function affordable<T extends { rare: number }>(terms: T[]): T[] {
  let share = 0
  return terms.slice(0, mostLookedUp).filter(({ rare }, index) => {
    share += Math.exp(-rare)
    return index < fewestLookedUp || share <= mostShare
  })
}

function findSimilar(ctx: OrgContext, typed: string, onlyPublished: boolean): Promise<Found[]> {
  return ctx.db.$queryRaw<Found[]>`
    SELECT article_id, title, passage, language, terms
    FROM search_chunks_fuzzy(${typed.slice(0, 300)}, ${mostCandidates}::int, ${onlyPublished})`
}
