import { classifyText, type Model, type Ranked } from './classifier.ts'
import { isCourtesy } from './grounding/courtesy.ts'
import { looksLikeInjection } from './injection.ts'
import { splitSentences } from './text/sentences.ts'
import { termsOf } from './text/terms.ts'

const mostSentences = 40
/** How much the text as a whole says beside its sentences. */
const shareOfWhole = 0.5

/**
 * The labels of a mail in order. A model that learned from single questions loses its way among greetings,
 * circumstances, and whatever somebody slipped in; so a text of several sentences is judged as a whole and sentence by
 * sentence, and the sentences the model is sure about count most. Courtesies and words to a machine count nothing.
 */
export function classifyBySentence(model: Model, text: string): Ranked[] {
  const sentences = splitSentences(text)
  const meant = sentences.filter((sentence) => !looksLikeInjection(sentence))
  const untouched = meant.length === sentences.length || meant.length === 0
  const { ranking: whole } = classifyText(model, untouched ? text : meant.join('\n'))
  const telling = meant
    .filter((sentence) => !isCourtesy(sentence, termsOf(sentence).length))
    .slice(0, mostSentences)
  if (sentences.length < 2 || telling.length === 0) return whole
  const opinions = telling.map((sentence) => classifyText(model, sentence))
  const all = opinions.reduce((sum, { confidence }) => sum + confidence, 0)
  const total = new Map(whole.map(({ label, confidence }) => [label, shareOfWhole * confidence]))
  for (const { ranking, confidence: weight } of opinions) {
    for (const { label, confidence } of ranking)
      total.set(label, (total.get(label) ?? 0) + (1 - shareOfWhole) * (weight / all) * confidence)
  }
  return [...total]
    .map(([label, confidence]) => ({ label, confidence }))
    .sort((a, b) => b.confidence - a.confidence)
}
