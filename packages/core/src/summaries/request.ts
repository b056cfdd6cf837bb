import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'

/** Asks for a summary as of now; it is written by the worker and announced as an event. */
export async function requestSummary(
  ctx: OrgContext,
  input: { conversation: string },
): Promise<{ requested: true }> {
  require(ctx, 'conversations:update')
  const conversation = await findConversation(ctx, input.conversation)
  ctx.emit({ type: 'summary.wanted', conversationId: conversation.id, reason: 'asked' })
  return { requested: true }
}
