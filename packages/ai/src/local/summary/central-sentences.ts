import type { Said } from './summarizer.ts'

/** A sentence that says again what another chosen one says is left out. */
const SAME = 0.6
/** What a conversation opens with says what it is about. */
const OF_OPENING = 1.5
const OF_SUBJECT = 0.4
/** The newest question of the customer belongs to every summary. */
const OF_ASKING = 1.25
const ROUNDS = 12
const DAMPING = 0.85

/**
 * The sentences with most in common with all others (LexRank: the share of time a reader spends on each who goes on
 * to a similar one), without repeating, in the order they were said. The customer's newest question is among them.
 */
export function centralSentences(said: Said[], subject: string, most: number): Said[] {
  const about = new Set(subject.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
  const ranks = centrality(said)
  const ranked = said
    .map((sentence, index) => ({ sentence, rank: (ranks[index] ?? 0) * boost(sentence, about) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ sentence }) => sentence)
  const newest = said.findLast(({ direction, text }) => direction === 'inbound' && /[?？]/.test(text))
  const chosen: Said[] = newest ? [newest] : []
  for (const sentence of ranked) {
    if (chosen.length >= most) break
    if (chosen.every((other) => likeness(sentence, other) < SAME)) chosen.push(sentence)
  }
  return said.filter((sentence) => chosen.includes(sentence))
}

function boost({ message, text, direction }: Said, about: Set<string>): number {
  const opening = message === 0 ? OF_OPENING : 1
  const asking = direction === 'inbound' && /[?？]/.test(text) ? OF_ASKING : 1
  const words = new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? [])
  const shared = [...about].filter((word) => words.has(word)).length / Math.max(1, about.size)
  return opening * asking * (1 + OF_SUBJECT * shared)
}

function centrality(said: Said[]): number[] {
  const links = said.map((one, from) => said.map((other, to) => (from === to ? 0 : likeness(one, other))))
  const totals = links.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  let ranks: number[] = said.map(() => 1 / said.length)
  for (let round = 0; round < ROUNDS; round += 1) {
    ranks = said.map((_, to) => {
      const reached = ranks.reduce((sum, rank, from) => {
        const total = totals[from] ?? 0
        return total === 0 ? sum : sum + (rank * (links[from]?.[to] ?? 0)) / total
      }, 0)
      return (1 - DAMPING) / said.length + DAMPING * reached
    })
  }
  return ranks
}

/** Words in common, seen from their lengths, so that long sentences are not alike to everything. */
function likeness(one: Said, other: Said): number {
  if (one.text === other.text) return 1
  let common = 0
  for (const meaning of one.meanings) if (other.meanings.has(meaning)) common += 1
  return common === 0 ? 0 : common / Math.sqrt(one.meanings.size * other.meanings.size)
}
