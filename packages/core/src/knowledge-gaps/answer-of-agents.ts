import { findReferences } from '@frontdesk/ai/actions/references'
import { isCourtesy } from '@frontdesk/ai/local/grounding/courtesy'
import { splitSentences } from '@frontdesk/ai/local/text/sentences'
import { termsOf } from '@frontdesk/ai/local/text/terms'
import { redact } from '@frontdesk/ai/redact'
import { alike } from '../learning/lessons.ts'

type Said = { text: string; terms: number; replies: Set<number>; first: number }

const mostSentences = 8
const same = 0.5

/**
 * What several agents told several customers, as the body of an article: sentences that recur, those said most often
 * first chosen and then in the order in which they are said. Where only one has answered, what that one said. Nothing
 * that names a person, an address or an order is taken. Empty where nobody answered.
 */
export function answerOfAgents(replies: string[]): string {
  const said: Said[] = []
  for (const [reply, text] of replies.entries()) {
    for (const [place, sentence] of splitSentences(text).filter(isGeneral).entries()) {
      const known = said.find((one) => alike(one.text, sentence) >= same)
      if (known) known.replies.add(reply)
      else
        said.push({
          text: sentence,
          terms: termsOf(sentence).length,
          replies: new Set([reply]),
          first: place,
        })
    }
  }
  const recurring = said.filter((one) => one.replies.size > 1)
  return (recurring.length > 0 ? recurring : said.filter((one) => one.replies.has(0)))
    .sort((a, b) => b.replies.size - a.replies.size)
    .slice(0, mostSentences)
    .sort((a, b) => a.first - b.first)
    .map((one) => one.text)
    .join(' ')
}

function isGeneral(sentence: string): boolean {
  if (isCourtesy(sentence, termsOf(sentence).length)) return false
  return Object.keys(redact(sentence).counts).length === 0 && findReferences(sentence).length === 0
}
