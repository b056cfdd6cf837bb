import type { Question } from '../../search/question.ts'
import { Best } from './best.ts'
import type { IndexedArticle, Part, PassageIndex } from './passage-index.ts'
import { type Postings, slotOf, textOf, titleOf } from './postings.ts'
import { gramsOf, plainWords } from './words.ts'

/** `covered`: how much of what was asked the passage speaks of, weighed by rarity, 0 … 1. */
export type RankedPassage = { id: string; articleId: string; score: number; covered: number }

const saturation = 1.2
const lengthMatters = 0.6
const inTitle = 1.5
const ofTitleWord = 0.35
const ofTitleGram = 0.1
const ownLanguage = 1.25
/** In a handful of passages every word is frequent: they are judged as if among this many. */
const fewest = 120
/** In mails, chance brings together rare words that tell nothing: rarity counts for a little less than by the book. */
const ofRarity = 0.8
const misspelt = 0.7
const mostSpellings = 4
/** What shares no term with the question needs this much of its words and their parts in its title. */
const leastLikeness = 0.35

type Scores = { terms: Float64Array; covered: Float64Array; likeness: Float64Array }

/**
 * The passages that fit a question best: Okapi BM25 over meanings and stems, a title's terms counted apart from
 * the text's (BM25F), plus how much alike title and question are in plain words and parts of words.
 */
export function rankPassages(
  index: PassageIndex,
  question: Question,
  wanted: { language: string; may: (article: IndexedArticle) => boolean; most: number },
): RankedPassage[] {
  const slots = index.owners.length
  const scores: Scores = {
    terms: new Float64Array(slots),
    covered: new Float64Array(slots),
    likeness: new Float64Array(slots),
  }
  const asked = scoreTerms(index, question, scores)
  const leastAlike = leastLikeness * scoreLikeness(index, question, scores)
  const best = new Best(wanted.most)
  for (let slot = 0; slot < slots; slot += 1) {
    const terms = scores.terms[slot] ?? 0
    const likeness = scores.likeness[slot] ?? 0
    if (terms === 0 && (likeness === 0 || likeness < leastAlike)) continue
    const article = index.owners[slot]
    if (!article || !wanted.may(article)) continue
    best.offer(slot, (terms + likeness) * (article.language === wanted.language ? ownLanguage : 1))
  }
  return best.found.map(({ slot, score }) => ({
    id: index.passageIds[slot] ?? '',
    articleId: index.owners[slot]?.id ?? '',
    score,
    covered: (scores.covered[slot] ?? 0) / asked,
  }))
}

/** Adds what the terms of the question are worth, and says how much there is to cover. */
function scoreTerms(index: PassageIndex, question: Question, { terms: sums, covered }: Scores): number {
  const unknown = [...question.terms.keys()].filter((term) => !index.terms.has(term))
  const spelt = index.spellings.near(unknown)
  const text = dampings(index, 'text')
  const title = dampings(index, 'title')
  let asked = 1e-9
  for (const [term, times] of question.terms) {
    const close = spelt.get(term)?.slice(0, mostSpellings)
    const weight = times * rarity(index, index.terms, close?.[0] ?? term)
    asked += weight
    for (const packed of close ? together(index.terms, close) : index.terms.of(term)) {
      const slot = slotOf(packed)
      const count = textOf(packed) / (text[slot] ?? 1) + (inTitle * titleOf(packed)) / (title[slot] ?? 1)
      const worth = (weight * count * (saturation + 1)) / (count + saturation)
      sums[slot] = (sums[slot] ?? 0) + (close ? misspelt * worth : worth)
      covered[slot] = (covered[slot] ?? 0) + weight
    }
  }
  return asked
}

/** Where any of the spellings stands, each passage once. */
function together(postings: Postings, spellings: string[]): Iterable<number> {
  const bySlot = new Map<number, number>()
  for (const spelling of spellings) {
    for (const packed of postings.of(spelling)) bySlot.set(slotOf(packed), packed)
  }
  return bySlot.values()
}

/**
 * Adds how much titles are alike to the question, and says how much a title that says the same would reach. In a
 * mail of several sentences chance alone makes a title look alike.
 */
function scoreLikeness(index: PassageIndex, { asks, sentences }: Question, { likeness }: Scores): number {
  const words = plainWords(asks)
  const matters = 1 / Math.max(1, sentences) ** 2
  let reach = 1e-9
  const add = (postings: Postings, features: string[], part: Part, worth: number) => {
    const damped = dampings(index, part)
    for (const feature of features) {
      const weight = worth * matters * rarity(index, postings, feature)
      reach += weight
      for (const packed of postings.of(feature)) {
        const slot = slotOf(packed)
        const often = (saturation + 1) / (1 + saturation * (damped[slot] ?? 1))
        likeness[slot] = (likeness[slot] ?? 0) + weight * often
      }
    }
  }
  add(index.titleWords, words, 'words', ofTitleWord)
  add(index.titleGrams, gramsOf(words), 'grams', ofTitleGram)
  return reach
}

/** How telling a term is, above 0: the rarer among the organization's passages, the more. */
function rarity(index: PassageIndex, postings: Postings, term: string): number {
  const all = Math.max(fewest, index.owners.length)
  const holding = postings.of(term).length
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5)) ** ofRarity
}

/** By slot, how much a passage longer than the average is marked down for it. */
function dampings(index: PassageIndex, part: Part): Float64Array {
  const average = index.averageLength(part)
  return Float64Array.from(
    index.lengths[part],
    (length) => 1 - lengthMatters + (lengthMatters * length) / average,
  )
}
