import type { DraftInput } from '@frontdesk/ai/reply/reply-draft'
import { findRung, type Rung } from '../autonomy/find.ts'
import type { OrgContext } from '../context.ts'
import { activeGuidance } from '../learning/guidance.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { type ActivePolicy, activePolicies } from '../policies/active.ts'
import { findDraftFor } from './find.ts'
import { findPassages } from './find-passages.ts'
import { wishesOf } from './settle-request.ts'

export type ForDraft = {
  messageId: string
  /** the assistant's draft for it, as it lies there now */
  before: string | null
  question: DraftInput
  suspicious: boolean
  categoryId: string | null
  rung: Rung
  policies: ActivePolicy[]
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
  { asked, requestId }: { asked: boolean; requestId?: string | undefined },
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
  const wishes = await wishesOf(ctx, requestId)
  const atHand = await draftAtHand(ctx, conversationId, wishes.keepText === true)
  const policies = await activePolicies(ctx)
  return {
    messageId: newest.id,
    before: await findDraftFor(ctx, newest.id),
    suspicious: evidence.suspicious === true,
    categoryId,
    // Who asks for a draft wants to see it, and to send it in person.
    rung: asked ? { ...rung, mode: 'suggest' } : rung,
    policies,
    question: {
      subject: newest.subject,
      text: newest.text.slice(0, longestText),
      contactName: newest.fromName,
      language: (await languageOf(ctx, conversationId)) ?? judged?.language ?? 'und',
      history: earlier
        .toReversed()
        .map(({ direction, text }) => ({ direction, text: text.slice(0, longestText) })),
      wishes,
      ...(requestId !== undefined && atHand !== null ? { earlier: atHand } : {}),
      policies: [...policies, ...(await activeGuidance(ctx))],
      passages: await findPassages(ctx, `${newest.subject}\n${newest.text.slice(0, longestText)}`),
    },
  }
}

/** What the customer writes in, as a person may have corrected it. */
async function languageOf(ctx: OrgContext, id: string): Promise<string | null> {
  const { language } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id },
    select: { language: true },
  })
  return language
}

/** The assistant's draft, or the agent's own text where that is to be changed. */
async function draftAtHand(ctx: OrgContext, conversationId: string, own: boolean): Promise<string | null> {
  const rows = await ctx.db.draft.findMany({
    where: { conversationId, mode: { not: 'shadow' } },
    select: { author: true, text: true },
  })
  const of = (author: string) => rows.find((row) => row.author === author)?.text.slice(0, longestText)
  return (own ? of('agent') : undefined) ?? of('assistant') ?? null
}

async function categoryOf(ctx: OrgContext, conversationId: string): Promise<string | null> {
  const found = await ctx.db.conversation.findUnique({
    where: { id: conversationId },
    select: { categoryId: true },
  })
  return found?.categoryId ?? null
}
