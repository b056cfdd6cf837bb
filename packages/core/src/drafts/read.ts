import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'
import { type DraftPair, findDraft } from './find.ts'

/** The reply in preparation; all empty when neither the agent nor the assistant has one. */
export async function readDraft(ctx: OrgContext, input: { conversation: string }): Promise<DraftPair> {
  require(ctx, 'conversations:read')
  const conversation = await findConversation(ctx, input.conversation)
  return findDraft(ctx, conversation.id)
}
