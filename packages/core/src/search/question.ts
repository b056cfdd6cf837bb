import { splitSentences } from '@frontdesk/ai/local/text/sentences'
import { searchTerms } from './terms.ts'

export type Question = {
  /** Each term with how much of the question it is: asked outright counts more than the story around it. */
  terms: Map<string, number>
  /** The sentences that ask; all of it where none does. Empty when there is no word. */
  asks: string
  /** How many sentences it has: a mail has several, a search one. */
  sentences: number
}

const asking = /[?？]/
const asked = 1.6
const story = 1
const mostTerms = 60
const mostSentences = 80

/** What somebody wants to know, weighed by where they say it. */
export function readQuestion(text: string): Question {
  const terms = new Map<string, number>()
  const sentences = splitSentences(text).slice(0, mostSentences)
  const anyAsks = sentences.some((sentence) => asking.test(sentence))
  for (const sentence of sentences.toSorted((a, b) => Number(asking.test(b)) - Number(asking.test(a)))) {
    const weight = anyAsks && asking.test(sentence) ? asked : story
    const found = searchTerms(sentence)
    for (const term of found) {
      const earlier = terms.get(term)
      if (earlier === undefined && terms.size >= mostTerms) continue
      terms.set(term, earlier === undefined ? weight : Math.min(3, earlier + 0.3 * weight))
    }
  }
  const asks = anyAsks ? sentences.filter((sentence) => asking.test(sentence)) : sentences
  return { terms, asks: asks.join('\n'), sentences: sentences.length }
}
