import { classifyText, type Model, type Ranked } from './classifier.ts'
import { isCourtesy } from './grounding/courtesy.ts'
import { looksLikeInjection } from './injection.ts'
import { splitSentences } from './text/sentences.ts'
import { termsOf } from './text/terms.ts'

/** Shorter texts are what the model has learned from; they are judged as they are. */
const fewestSentences = 4
const mostSentences = 40
/** How much the text as a whole says beside its sentences. */
const shareOfWhole = 0.3

/**
 * The labels of a mail in order. A model that learned from single questions loses its way among greetings,
 * circumstances, and whatever somebody slipped in; so a longer text is judged sentence by sentence, and the
 * sentences the model is sure about count most. Courtesies and words to a machine count nothing.
 */
export function classifyBySentence(model: Model, text: string): Ranked[] {
  const { ranking: whole } = classifyText(model, text)
  const sentences = splitSentences(text)
  if (sentences.length < fewestSentences) return whole
  const telling = sentences
    .filter((sentence) => !isCourtesy(sentence, termsOf(sentence).length) && !looksLikeInjection(sentence))
    .slice(0, mostSentences)
  if (telling.length === 0) return whole
  const opinions = telling.map((sentence) => classifyText(model, sentence))
  const weights = opinions.map(({ confidence }) => confidence ** 2)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const total = new Map(whole.map(({ label, confidence }) => [label, shareOfWhole * confidence]))
  for (const [index, { ranking }] of opinions.entries()) {
    const weight = ((1 - shareOfWhole) * (weights[index] ?? 0)) / all
    for (const { label, confidence } of ranking)
      total.set(label, (total.get(label) ?? 0) + weight * confidence)
  }
  return [...total]
    .map(([label, confidence]) => ({ label, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
}
