import type { Summary, SummaryInput } from '../../summarize.ts'
import { isCourtesy } from '../grounding/courtesy.ts'
import { plainMarkdown } from '../text/plain-markdown.ts'
import { splitSentences } from '../text/sentences.ts'
import { meaningsOf, termsOf } from '../text/terms.ts'
import { centralSentences } from './central-sentences.ts'
import { isPromise } from './promises.ts'

export interface Said {
  who: string
  direction: 'inbound' | 'outbound'
  /** Place of its message, oldest first. */
  message: number
  text: string
  meanings: Set<string>
}

const mostMessages = 60
const mostSentences = 240
const mostLines = 5
const mostListed = 3
const longestSentence = 400

/**
 * The sentences of a conversation that say most, in their order and with who said them; what the customer asked
 * last and nobody answered; and what was promised last. Null when there is nothing to quote.
 */
export function summarizeLocally({ subject, messages }: SummaryInput): Summary | null {
  const said = sentencesOf(messages)
  if (said.length === 0) return null
  const answered = messages.findLastIndex(({ direction }) => direction === 'outbound')
  const waiting = said.filter(({ message, direction }) => message > answered && direction === 'inbound')
  const questions = waiting.filter(({ text }) => /[?？]/.test(text))
  const promised = said.filter(({ direction, text }) => direction === 'outbound' && isPromise(text))
  return {
    lines: centralSentences(said, subject, mostLines).map(({ who, text }) => ({ who, text })),
    openQuestions: questions.slice(-mostListed).map(({ text }) => text),
    nextSteps: promised.slice(-mostListed).map(({ who, text }) => `${who}: ${text}`),
    by: 'local',
    calls: [],
  }
}

function sentencesOf(messages: SummaryInput['messages']): Said[] {
  const first = messages.slice(0, 1)
  const recent = messages.slice(1).slice(-mostMessages)
  const skipped = messages.length - first.length - recent.length
  return [...first, ...recent]
    .flatMap(({ direction, name, text }, index) =>
      splitSentences(plainMarkdown(text)).map((sentence) => ({
        who: name.trim() || (direction === 'inbound' ? 'Customer' : 'Support'),
        direction,
        message: index === 0 ? 0 : index + skipped,
        text: sentence.slice(0, longestSentence),
        meanings: new Set(meaningsOf(sentence)),
      })),
    )
    .filter(({ text }) => !isCourtesy(text, termsOf(text).length) && termsOf(text).length > 1)
    .slice(-mostSentences)
}
