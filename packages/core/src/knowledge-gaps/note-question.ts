import { meaningsOf } from '@frontdesk/ai/local/text/terms'
import { redact } from '@frontdesk/ai/redact'
import type { DraftInput, ReplyDraft } from '@frontdesk/ai/reply/reply-draft'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { takeTurn } from '../take-turn.ts'
import { gapFor } from './gap-for.ts'
import { titleOf } from './title.ts'

type Asked = {
  conversationId: string
  messageId: string
  question: DraftInput
  draft: ReplyDraft | null
  /** it speaks to a machine, and so asks nothing */
  suspicious: boolean
  /** somebody asked for another draft, which says nothing about the knowledge */
  requestId: string | undefined
}

/** Drafts below this confidence do not count as an answer. */
const leastConfidence = 0.35
const longestQuestion = 1_000
const mostTerms = 60
const fewestTerms = 2

/**
 * Takes a question down that the knowledge did not answer, without personal details, and puts it with those that ask
 * for the same, in whatever language. A message is counted once.
 */
export async function noteQuestion(ctx: OrgContext, asked: Asked): Promise<void> {
  const { conversationId, messageId, question } = asked
  const reason = reasonOf(asked)
  const terms = [...new Set(meaningsOf(`${question.subject}\n${question.text}`))].slice(0, mostTerms)
  if (reason === null || terms.length < fewestTerms) return
  await takeTurn(ctx, `gaps/${ctx.organizationId}`)
  const names = question.contactName ? [question.contactName] : []
  const text = redact(question.text.slice(0, longestQuestion), names).text
  // Prisma would compile a statement anew for each number of terms.
  const count = await ctx.db.$executeRaw`
    INSERT INTO knowledge_gap_questions
      (id, organization_id, conversation_id, message_id, question, terms, language, reason)
    VALUES (${newId()}::uuid, ${ctx.organizationId}::uuid, ${conversationId}::uuid, ${messageId}::uuid,
      ${storable(text)}, ${terms}, ${question.language}, ${reason})
    ON CONFLICT DO NOTHING`
  if (count === 0) return
  const gapId = (await gapFor(ctx, terms, messageId)) ?? (await openGap(ctx, text, question))
  await ctx.db.knowledgeGapQuestion.updateMany({ where: { messageId }, data: { gapId } })
  await ctx.db.knowledgeGap.update({
    where: { id: gapId },
    data: { questionCount: { increment: 1 }, seenAt: new Date() },
  })
  ctx.emit({ type: 'gaps.changed' })
}

function reasonOf({ draft, suspicious, requestId }: Asked): 'no_answer' | 'unsure' | null {
  if (suspicious || requestId !== undefined) return null
  if (!draft) return 'no_answer'
  const rests = draft.sentences.some(({ sources, supported }) => supported && sources.length > 0)
  return !rests || draft.confidence < leastConfidence ? 'unsure' : null
}

async function openGap(ctx: OrgContext, text: string, { subject, language }: DraftInput): Promise<string> {
  const id = newId()
  const title = storable(titleOf(text, redact(subject).text))
  await ctx.db.knowledgeGap.create({ data: { id, organizationId: ctx.organizationId, title, language } })
  return id
}
