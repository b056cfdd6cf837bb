import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'

/** Asks the assistant for a new draft; it is written by the worker and announced as an event. */
export async function requestDraft(
  ctx: OrgContext,
  input: { conversation: string },
): Promise<{ requested: true }> {
  require(ctx, 'conversations:reply')
  const conversation = await findConversation(ctx, input.conversation)
  ctx.emit({ type: 'draft.requested', conversationId: conversation.id })
  return { requested: true }
}
