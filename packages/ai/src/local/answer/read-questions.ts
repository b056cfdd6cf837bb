import type { DraftInput } from '../../reply/reply-draft.ts'
import { conceptsOfWord } from '../text/concepts.ts'
import { foldAccents } from '../text/fold.ts'
import { splitSentences } from '../text/sentences.ts'
import { meaningsOf, termsOf } from '../text/terms.ts'

export interface Question {
  text: string
  /** What the words mean, each once. */
  terms: string[]
  /** The stems of the very words. */
  literals: string[]
  /** Whether it is the message as a whole rather than one sentence of it. */
  whole: boolean
}

const MOST_SENTENCES = 20
const MOST_TERMS = 60
const CLOSED = new Set(['thanks', 'praise'])

/**
 * The message with its subject, and each asking sentence; where nothing is asked outright, every sentence.
 * Nothing when all it does is thank.
 */
export function readQuestions({ subject, text }: Pick<DraftInput, 'subject' | 'text'>): Question[] {
  const sentences = splitSentences(text).filter((sentence) => isAsking(sentence) || !isThanks(sentence))
  if (sentences.length === 0 && splitSentences(text).length > 0) return []
  const asking = sentences.filter((sentence) => isAsking(sentence))
  const single = (asking.length > 0 ? asking : sentences).slice(0, MOST_SENTENCES)
  return [
    question(`${sentences.join('\n')}\n${subject}`, true),
    ...single.map((sentence) => question(sentence, false)),
  ].filter(({ terms }) => terms.length > 0)
}

function question(text: string, whole: boolean): Question {
  return { text, whole, terms: distinct(meaningsOf(text)), literals: distinct(termsOf(text)) }
}

function distinct(terms: string[]): string[] {
  return [...new Set(terms)].slice(0, MOST_TERMS)
}

function isAsking(sentence: string): boolean {
  return /[?？]/.test(sentence)
}

function isThanks(sentence: string): boolean {
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  return words.some((word) => conceptsOfWord(foldAccents(word)).some((concept) => CLOSED.has(concept)))
}
