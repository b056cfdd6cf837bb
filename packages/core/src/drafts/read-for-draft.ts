import type { DraftInput } from '@frontdesk/ai/reply/reply-draft'
import { findRung, type Rung } from '../autonomy/find.ts'
import type { OrgContext } from '../context.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { findPassages } from './find-passages.ts'

export type ForDraft = {
  messageId: string
  question: DraftInput
  suspicious: boolean
  categoryId: string | null
  rung: Rung
}

const shownHistory = 10
const longestText = 8_000

/**
 * The customer's newest message with its history and the passages that might answer it; null if none waits, or
 * where the category wants no drafts and nobody asked for this one.
 */
export async function readForDraft(
  ctx: OrgContext,
  conversationId: string,
  { asked }: { asked: boolean },
): Promise<ForDraft | null> {
  const categoryId = await categoryOf(ctx, conversationId)
  const rung = await findRung(ctx, categoryId)
  if (rung.mode === 'off' && !asked) return null
  const messages = await ctx.db.message.findMany({
    where: { conversationId, autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'desc' },
    take: shownHistory,
    select: { id: true, direction: true, fromName: true, subject: true, text: true },
  })
  const [newest, ...earlier] = messages
  if (newest?.direction !== 'inbound') return null
  const judged = await ctx.db.classification.findFirst({
    where: { messageId: newest.id },
    orderBy: { createdAt: 'desc' },
    select: { language: true, evidence: true },
  })
  const evidence = (judged?.evidence ?? {}) as { suspicious?: boolean }
  return {
    messageId: newest.id,
    suspicious: evidence.suspicious === true,
    categoryId,
    // Who asks for a draft wants to see it, and to send it in person.
    rung: asked ? { ...rung, mode: 'suggest' } : rung,
    question: {
      subject: newest.subject,
      text: newest.text.slice(0, longestText),
      contactName: newest.fromName,
      language: judged?.language ?? 'und',
      history: earlier
        .toReversed()
        .map(({ direction, text }) => ({ direction, text: text.slice(0, longestText) })),
      passages: await findPassages(ctx, `${newest.subject}\n${newest.text.slice(0, longestText)}`),
    },
  }
}

async function categoryOf(ctx: OrgContext, conversationId: string): Promise<string | null> {
  const found = await ctx.db.conversation.findUnique({
    where: { id: conversationId },
    select: { categoryId: true },
  })
  return found?.categoryId ?? null
}
