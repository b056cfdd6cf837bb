import { isCourtesy } from '@frontdesk/ai/local/grounding/courtesy'
import { splitSentences } from '@frontdesk/ai/local/text/sentences'
import { termsOf } from '@frontdesk/ai/local/text/terms'

const longest = 120

/** What a customer asks in one line: their first question, else the first sentence that says something. */
export function titleOf(text: string, subject: string): string {
  const sentences = splitSentences(text)
  const asked =
    sentences.find((sentence) => /[?？]\s*$/.test(sentence) && termsOf(sentence).length > 1) ??
    sentences.find((sentence) => !isCourtesy(sentence, termsOf(sentence).length))
  return (asked ?? (subject.trim() || text.trim())).slice(0, longest)
}
