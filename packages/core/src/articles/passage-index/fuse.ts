import type { RankedPassage } from './rank.ts'

/** Keeps the first few of one list from deciding alone (Cormack, Clarke and Büttcher, 2009). */
const constant = 60

/** Two rankings as one: reciprocal rank fusion, since their scores cannot be compared. */
export function fuse(byWords: RankedPassage[], byMeaning: RankedPassage[]): RankedPassage[] {
  const fused = new Map<string, RankedPassage>()
  for (const ranking of [byWords, byMeaning]) {
    for (const [rank, passage] of ranking.entries()) {
      const known = fused.get(passage.id) ?? { ...passage, score: 0 }
      known.score += 1 / (constant + rank + 1)
      fused.set(passage.id, known)
    }
  }
  return [...fused.values()].sort((a, b) => b.score - a.score)
}
