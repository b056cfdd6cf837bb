import { cosine } from '../vectors/packed.ts'
import { Best } from './best.ts'
import type { IndexedArticle, PassageIndex } from './passage-index.ts'
import type { RankedPassage } from './rank.ts'

/** Some passage is always nearest; what is much farther than that one is about something else. */
const leastNear = 0.5

/** The passages whose vectors point where the question's does, the nearest first. Every vector is looked at. */
export function rankByMeaning(
  index: PassageIndex,
  { model, vector }: { model: string; vector: Int8Array },
  wanted: { may: (article: IndexedArticle) => boolean; most: number },
): RankedPassage[] {
  const best = new Best(wanted.most)
  for (const [slot, known] of index.vectors.entries()) {
    const article = index.owners[slot]
    if (known?.model !== model || !article || !wanted.may(article)) continue
    best.offer(slot, cosine(known.vector, vector))
  }
  const least = leastNear * (best.found[0]?.score ?? 0)
  const near = best.found.filter(({ score }) => score > 0 && score >= least)
  return near.map(({ slot, score }) => ({
    id: index.passageIds[slot] ?? '',
    articleId: index.owners[slot]?.id ?? '',
    score,
    covered: 0,
  }))
}
