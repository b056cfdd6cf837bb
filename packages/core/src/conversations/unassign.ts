import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

/** Takes a conversation from whoever has it. A reason is shown with it. */
export async function unassign(
  ctx: OrgContext,
  input: { conversation: string; reason?: string },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  if (conversation.assigneeId === null) return findConversation(ctx, conversation.id)
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: 'unassigned',
    data: { assigneeId: null },
    before: { assigneeId: conversation.assigneeId },
    after: { assigneeId: null, ...(input.reason && { reason: input.reason }) },
  })
}
