import { detectLanguage } from '@frontdesk/ai/local/language'
import { chunkArticle } from '../../articles/chunk.ts'
import { refreshIndex } from '../../articles/passage-index/load.ts'
import { type IndexedArticle, PassageIndex } from '../../articles/passage-index/passage-index.ts'
import { rankPassages } from '../../articles/passage-index/rank.ts'
import type { Audience } from '../../articles/row.ts'
import { type Passage, readFound } from '../../articles/search.ts'
import type { OrgContext } from '../../context.ts'
import { readQuestion } from '../../search/question.ts'
import { searchTerms } from '../../search/terms.ts'

/** An article as it would be published. */
export type TriedArticle = { id: string; title: string; body: string; language: string; audience: Audience }

/**
 * Searches what is published for customers as if an article said something else. The index is this trial's own, so
 * that nobody who searches meanwhile finds what is not published.
 */
export async function searchAsIf(
  ctx: OrgContext,
  article: TriedArticle,
): Promise<(question: string, limit: number) => Promise<Passage[]>> {
  const { index, texts } = await indexAsIf(ctx, article)
  const { title, language: spoken, audience: readers } = article
  const written = { title, language: spoken, audience: readers }
  const may = ({ published, audience }: IndexedArticle) => published && audience === 'public'
  return async (asked, most) => {
    const typed = asked.replaceAll('\0', ' ').toWellFormed()
    const question = readQuestion(typed)
    if (question.asks === '') return []
    const language = index.languages.size > 1 ? detectLanguage(typed).language : ''
    const ranked = rankPassages(index, question, { language, may, most })
    const others = ranked.flatMap(({ id }) => (texts.has(id) ? [] : [id]))
    const found = await readFound(ctx, others, { onlyPublished: true, audience: 'public' })
    return ranked.flatMap(({ id, articleId, score, covered }): Passage[] => {
      const own = texts.get(id)
      const passage = own === undefined ? found.get(id) : { ...written, text: own }
      return passage ? [{ articleId, ...passage, score, covered }] : []
    })
  }
}

type Held = { key: string; index: PassageIndex; texts: Map<string, string>; timer: NodeJS.Timeout }

/** The portions of a trial follow each other: the index of the last one serves the next. */
let held: Held | null = null
const heldMs = 30_000

async function indexAsIf(ctx: OrgContext, article: TriedArticle): Promise<Pick<Held, 'index' | 'texts'>> {
  const known = await ctx.db.knowledgeVersion.findFirst({ select: { version: true } })
  const key = JSON.stringify([ctx.organizationId, known?.version, article])
  if (held?.key !== key) {
    const index = await refreshIndex(ctx, new PassageIndex())
    const texts = replace(index, article)
    clearTimeout(held?.timer)
    held = { key, index, texts, timer: setTimeout(forget, heldMs) }
  }
  held.timer.refresh().unref()
  return held
}

function forget(): void {
  held = null
}

/** Puts the passages of the tried article in place of those of the published one; their texts by their ids. */
function replace(
  index: PassageIndex,
  { id, title, body, language, audience }: TriedArticle,
): Map<string, string> {
  const others = index.passageIds.filter((_, slot) => index.owners[slot] && index.owners[slot]?.id !== id)
  index.keepOnly(new Set(others))
  const cut = chunkArticle(body)
  const chunks = cut.length > 0 ? cut : [{ position: 0, text: title }]
  const texts = new Map(chunks.map(({ position, text }) => [`${id} ${position}`, text]))
  index.put({ id, language, published: true, audience })
  index.add(
    id,
    title,
    [...texts].map(([key, text]) => ({ id: key, terms: searchTerms(`${title}\n${text}`) })),
  )
  return texts
}
