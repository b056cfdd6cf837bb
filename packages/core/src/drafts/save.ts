import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type DraftPair, findDraft } from './find.ts'

/** Saves what the agent has typed so far; an empty text removes it. The assistant's draft stays as it is. */
export async function saveDraft(
  ctx: OrgContext,
  input: { conversation: string; text: string },
): Promise<DraftPair> {
  require(ctx, 'conversations:reply')
  const conversation = await lockConversation(ctx, input.conversation)
  await saveAgentDraft(ctx, conversation.id, input.text)
  ctx.emit({ type: 'draft.changed', conversationId: conversation.id })
  return findDraft(ctx, conversation.id)
}

/** The same for verbs that have locked the conversation themselves. Typing is not audited. */
export async function saveAgentDraft(ctx: OrgContext, conversationId: string, text: string): Promise<void> {
  const { organizationId } = ctx
  const author = 'agent'
  if (text.trim() === '') {
    await ctx.db.draft.deleteMany({ where: { conversationId, author } })
  } else {
    await ctx.db.draft.upsert({
      where: { organizationId_conversationId_author: { organizationId, conversationId, author } },
      create: { id: newId(), organizationId, conversationId, author, by: 'agent', text: storable(text) },
      update: { text: storable(text), updatedAt: new Date() },
    })
  }
  await refreshDraftMark(ctx, conversationId)
}

/** The list shows a marker wherever either draft waits. */
export async function refreshDraftMark(ctx: OrgContext, conversationId: string): Promise<void> {
  const waiting = await ctx.db.draft.count({ where: { conversationId, mode: { not: 'shadow' } } })
  await ctx.db.conversation.update({ where: { id: conversationId }, data: { hasDraft: waiting > 0 } })
}
