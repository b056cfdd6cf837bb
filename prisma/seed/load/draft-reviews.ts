import { splitSentences } from '@frontdesk/ai/local/text/sentences'
import { compareReply } from '@frontdesk/ai/reply/compare-reply'
import { newId } from '@frontdesk/runtime/id'
import { createRandom } from '../random.ts'

type Answer = { id: string; conversationId: string; organizationId: string; text: string; createdAt: Date }
type Input = {
  number: number
  author: { id: string; name: string } | undefined
  categoryId: string | null
  answer: Answer | undefined
}

/** How often an agent had something to add, or to put right, in what the assistant had drafted. */
const [addsAStep, correctsAFact] = [0.06, 0.03]

/** What became of the draft for the first answer: most were sent with a word changed at most. */
export function draftReviewRows({ number, author, categoryId, answer }: Input) {
  if (!answer || !author || categoryId === null) return []
  const random = createRandom(`draft ${number}`)
  const draftText = draftBefore(answer.text, random.next())
  const { similarity, edits, good } = compareReply(draftText, answer.text)
  return [
    {
      id: newId(),
      organizationId: answer.organizationId,
      conversationId: answer.conversationId,
      sentMessageId: answer.id,
      categoryId,
      mode: 'suggest',
      draftedBy: 'local',
      confidence: Math.round((good ? 0.7 + random.next() * 0.29 : 0.4 + random.next() * 0.4) * 100) / 100,
      draftText,
      sentText: answer.text,
      similarity,
      edits,
      good,
      decidedBy: { type: 'member', id: author.id, name: author.name },
      decidedAt: answer.createdAt,
      createdAt: answer.createdAt,
    },
  ]
}

function draftBefore(sent: string, chance: number): string {
  const sentences = splitSentences(sent)
  const step = sentences.toSorted((a, b) => b.length - a.length)[0]
  if (chance < correctsAFact) return sent.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
  if (chance < correctsAFact + addsAStep && step !== undefined) return sent.replace(step, '').trim()
  return sent
}
