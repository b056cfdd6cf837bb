import type { DraftSentence } from '../../reply/reply-draft.ts'
import { meaningsOf } from '../text/terms.ts'
import { cuesMet } from './cues.ts'

const OF_CUE = 1.6

/**
 * The half of the sentences that say most about a question, at least one, in their order. What was in the draft
 * before counts as the whole, so that asking twice shortens twice.
 */
export function fewerSentences(
  paragraphs: DraftSentence[][],
  question: string,
  earlier: string | undefined,
): DraftSentence[][] {
  const all = paragraphs.flat()
  const before = all.filter(({ text }) => earlier?.includes(text))
  const whole = before.length > 0 ? before : all
  const asked = new Set(meaningsOf(question))
  const gain = ({ text }: DraftSentence) =>
    new Set(meaningsOf(text).filter((term) => asked.has(term))).size +
    cuesMet(question, text).filter(Boolean).length * OF_CUE
  const kept = new Set(
    whole.toSorted((a, b) => gain(b) - gain(a)).slice(0, Math.max(1, Math.floor(whole.length / 2))),
  )
  return paragraphs
    .map((sentences) => sentences.filter((each) => kept.has(each)))
    .filter((sentences) => sentences.length > 0)
}
