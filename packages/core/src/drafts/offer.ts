import type { DraftCheck } from '@frontdesk/ai/reply/check-draft'
import type { DraftInput, ReplyDraft } from '@frontdesk/ai/reply/reply-draft'
import type { Wishes } from '@frontdesk/ai/reply/wishes'
import { newId } from '@frontdesk/runtime/id'
import { noteCitations } from '../articles/usage/note-citations.ts'
import type { Mode } from '../autonomy/ladder.ts'
import type { OrgContext } from '../context.ts'
import { recordQuietly } from '../conversations/history/record-quietly.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { storable, storableValue } from '../messages/storable.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { findDraftFor } from './find.ts'
import { refreshDraftMark } from './save.ts'

type Offer = {
  conversationId: string
  messageId: string
  passages: DraftInput['passages']
  draft: ReplyDraft | null
  mode: Mode
  wishes?: Wishes
  /** what was looked at before; made outside of the transaction, since the language model is slow to load */
  checks?: DraftCheck[]
  categoryId: string | null
  /** who asks for one is given one, whatever lies there */
  requestId?: string | undefined
  /** the draft for the message that lay there when this one was begun */
  before?: string | null | undefined
}

/**
 * Puts the assistant's draft beside the composer, in place of its earlier one; null takes that away. A
 * draft for a message that is no longer the newest is dropped, as is one that another run of its job has written
 * meanwhile, and the agent's own text is never touched. True where it now lies there.
 */
export async function offerDraft(ctx: OrgContext, offer: Offer): Promise<boolean> {
  const conversation = await lockConversation(ctx, offer.conversationId)
  const newest = await ctx.db.message.findFirst({
    where: { conversationId: conversation.id, autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'desc' },
    select: { id: true },
  })
  if (newest?.id !== offer.messageId || (await isWritten(ctx, offer))) return false
  await dismissEarlier(ctx, conversation.id)
  if (offer.draft) await insert(ctx, conversation.id, offer, offer.draft)
  if (offer.draft && offer.mode !== 'shadow')
    await recordQuietly(ctx, [conversation.id], 'draft_offered', { messageId: offer.messageId })
  await refreshDraftMark(ctx, conversation.id)
  ctx.emit({ type: 'draft.changed', conversationId: conversation.id })
  return offer.draft !== null
}

async function isWritten(ctx: OrgContext, { messageId, requestId, before }: Offer): Promise<boolean> {
  if (requestId !== undefined)
    return (await ctx.db.draftRequest.count({ where: { id: requestId, state: 'waiting' } })) === 0
  const draft = await findDraftFor(ctx, messageId)
  return before !== undefined && draft !== null && draft !== before
}

/** One that was offered and that nobody used is counted. */
async function dismissEarlier(ctx: OrgContext, conversationId: string): Promise<void> {
  const where = { conversationId, author: 'assistant' }
  const offered = await ctx.db.draft.findFirst({ where: { ...where, mode: { not: 'shadow' } } })
  await ctx.db.draft.deleteMany({ where })
  if (offered) await recordQuietly(ctx, [conversationId], 'draft_dismissed', { messageId: offered.messageId })
}

async function insert(
  ctx: OrgContext,
  conversationId: string,
  offer: Offer,
  draft: ReplyDraft,
): Promise<void> {
  const named = new Set(draft.sentences.flatMap((sentence) => sentence.sources))
  const used = offer.passages.filter(({ sourceId }) => named.has(sourceId))
  const sources = used.map(({ sourceId, kind, title, text }) => ({
    id: sourceId,
    kind,
    title,
    passage: text,
  }))
  const { messageId } = offer
  await noteCitations(ctx, { messageId, sourceIds: used.map(({ sourceId }) => sourceId) })
  await ctx.db.draft.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      conversationId,
      author: 'assistant',
      messageId: offer.messageId,
      text: storable(draft.text),
      sentences: storableValue(draft.sentences),
      sources: storableValue(sources),
      confidence: draft.confidence,
      by: draft.by,
      mode: offer.mode,
      wishes: storableValue(offer.wishes ?? {}),
      unmet: storableValue(draft.unmet),
      checks: storableValue(offer.checks ?? []),
      categoryId: offer.categoryId,
    },
  })
}
