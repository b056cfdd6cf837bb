import { pairsOf, type Question } from './question.ts'
import { searchTerms } from './terms.ts'

export type Candidate = { title: string; language: string; terms: string[] }
/** `covered`: how much of what was asked the candidate speaks of, weighed by rarity, 0 … 1. */
export type Ranked<T> = { candidate: T; score: number; covered: number }

/** How telling a term is, above 0: the rarer among an organization's passages, the more. */
export type Rarity = (term: string) => number

const saturation = 1.2
const lengthMatters = 0.4
const inTitle = 0.9
const ofPair = 0.35
const ownLanguage = 1.25
const shortestMisspelt = 5

/**
 * The candidates by how well they answer, best first: Okapi BM25 with a bonus for terms of the title and for
 * neighbouring terms, and forgiveness for a letter too many, too few, wrong or swapped.
 */
export function rankPassages<T extends Candidate>(
  question: Question,
  candidates: T[],
  rarity: Rarity,
  language: string,
): Ranked<T>[] {
  const average =
    candidates.reduce((sum, { terms }) => sum + terms.length, 0) / Math.max(1, candidates.length)
  const known = new Set(candidates.flatMap(({ terms }) => terms))
  const wanted = [...question.terms].map(([term, weight]) => ({
    spellings: known.has(term) ? [term] : nearTo(term, known),
    weight: weight * rarity(term),
  }))
  return candidates
    .map((candidate) => {
      const fit = fitOf(candidate, wanted, average) + pairBonus(candidate, question.pairs, rarity)
      const score = candidate.language === language ? fit * ownLanguage : fit
      return { candidate, score, covered: coveredBy(candidate, wanted) }
    })
    .sort((a, b) => b.score - a.score)
}

type Wanted = { spellings: string[]; weight: number }

function fitOf({ title, terms }: Candidate, wanted: Wanted[], average: number): number {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  const titled = new Set(searchTerms(title))
  const damping = saturation * (1 - lengthMatters + (lengthMatters * terms.length) / Math.max(1, average))
  return wanted.reduce((sum, { spellings, weight }) => {
    const count = spellings.reduce((most, spelling) => Math.max(most, counts.get(spelling) ?? 0), 0)
    if (count === 0) return sum
    const often = (count * (saturation + 1)) / (count + damping)
    return sum + weight * (often + (spellings.some((spelling) => titled.has(spelling)) ? inTitle : 0))
  }, 0)
}

function coveredBy({ terms }: Candidate, wanted: Wanted[]): number {
  const held = new Set(terms)
  const all = wanted.reduce((sum, { weight }) => sum + weight, 0)
  const found = wanted.filter(({ spellings }) => spellings.some((spelling) => held.has(spelling)))
  return found.reduce((sum, { weight }) => sum + weight, 0) / Math.max(1e-9, all)
}

function pairBonus({ terms }: Candidate, pairs: Set<string>, rarity: Rarity): number {
  return [...new Set(pairsOf(terms))]
    .filter((pair) => pairs.has(pair))
    .reduce((sum, pair) => sum + ofPair * pair.split(' ').reduce((all, term) => all + rarity(term), 0), 0)
}

function nearTo(term: string, known: Set<string>): string[] {
  if (term.length < shortestMisspelt || term.startsWith('~') || /\d/.test(term)) return []
  return [...known].filter((other) => !other.startsWith('~') && oneEditApart(term, other))
}

function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const rests = [
    [a.slice(start + 1), b.slice(start + 1)],
    [a.slice(start + 1), b.slice(start)],
    [a.slice(start), b.slice(start + 1)],
  ]
  const swapped =
    a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2)
  return swapped || rests.some(([restOfA, restOfB]) => restOfA === restOfB)
}
