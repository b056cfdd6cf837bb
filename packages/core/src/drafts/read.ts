import { type Actor, inOrganization, type OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'
import { type DraftPair, findDraft } from './find.ts'
import { readWriting, type WritingView } from './writing.ts'

/** The reply in preparation, and what the assistant is writing at this moment, for whoever may read it. */
export async function readDraftState(
  who: { organizationId: string; actor: Actor },
  input: { conversation: string },
): Promise<DraftPair & { writing: WritingView | null }> {
  const { conversationId, ...pair } = await inOrganization(who, (ctx) => readDraft(ctx, input))
  return { ...pair, writing: await readWriting({ organizationId: who.organizationId, conversationId }) }
}

/** The reply in preparation; all empty when neither the agent nor the assistant has one. */
export async function readDraft(
  ctx: OrgContext,
  input: { conversation: string },
): Promise<DraftPair & { conversationId: string }> {
  require(ctx, 'conversations:read')
  const conversation = await findConversation(ctx, input.conversation)
  return { ...(await findDraft(ctx, conversation.id)), conversationId: conversation.id }
}
