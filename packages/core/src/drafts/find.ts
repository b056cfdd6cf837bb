import type { DraftCheck } from '@frontdesk/ai/reply/check-draft'
import type { UnmetWish, Wishes } from '@frontdesk/ai/reply/wishes'
import type { OrgContext } from '../context.ts'
import { ownRating, type Rating } from './rating/rate.ts'
import { findRequest, type RequestView } from './settle-request.ts'

export type DraftView = {
  text: string
  sentences: { text: string; sources: string[]; supported: boolean }[]
  sources: { id: string; kind: string; title: string; passage: string }[]
  confidence: number
  by: string | null
  updatedAt: string | null
  wishes: Wishes
  /** what of the wishes it does not fulfil, and why */
  unmet: UnmetWish[]
  /** what was looked at in the assistant's draft, and what was found */
  checks: DraftCheck[]
}
/** What the composer starts from, and the assistant's own draft beside it. */
export type DraftPair = DraftView & {
  assistant: DraftView | null
  request: RequestView | null
  /** what the caller says of the assistant's draft */
  rating: Rating | null
}

const none: DraftView = {
  text: '',
  sentences: [],
  sources: [],
  confidence: 0,
  by: null,
  updatedAt: null,
  wishes: {},
  unmet: [],
  checks: [],
}

/** The id of the assistant's draft for a message. */
export async function findDraftFor(ctx: OrgContext, messageId: string): Promise<string | null> {
  const draft = await ctx.db.draft.findFirst({
    where: { messageId, author: 'assistant' },
    select: { id: true },
  })
  return draft?.id ?? null
}

export async function findDraft(ctx: OrgContext, conversationId: string): Promise<DraftPair> {
  // What was written in the shadow is measured, not shown.
  const rows = await ctx.db.draft.findMany({ where: { conversationId, mode: { not: 'shadow' } } })
  const views = new Map(
    rows.map((row) => [
      row.author,
      {
        text: row.text,
        sentences: row.sentences as DraftView['sentences'],
        sources: row.sources as DraftView['sources'],
        confidence: row.confidence,
        by: row.by,
        updatedAt: row.updatedAt.toISOString(),
        wishes: row.wishes as Wishes,
        unmet: row.unmet as UnmetWish[],
        checks: row.checks as DraftCheck[],
      },
    ]),
  )
  const assistant = views.get('assistant') ?? null
  const request = await findRequest(ctx, conversationId)
  const rating = await ownRating(ctx, rows.find(({ author }) => author === 'assistant')?.id)
  return { ...(views.get('agent') ?? assistant ?? none), assistant, request, rating }
}
