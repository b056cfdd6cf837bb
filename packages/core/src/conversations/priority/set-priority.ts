import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { changeConversation } from '../change.ts'
import { findConversation, lockConversation } from '../query/find.ts'
import type { ConversationView, Severity } from '../query/row.ts'

/** Says how soon a conversation is to be looked at, whatever its severity was judged to be. */
export async function setPriority(
  ctx: OrgContext,
  input: { conversation: string; priority: Severity },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const { id } = await lockConversation(ctx, input.conversation)
  const found = await findConversation(ctx, id)
  if (found.priority === input.priority) return found
  return changeConversation(ctx, {
    conversationId: id,
    type: 'prioritized',
    data: { priority: input.priority },
    before: { priority: found.priority },
    after: { priority: input.priority },
  })
}
