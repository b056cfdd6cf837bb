import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { recordChange } from '../change.ts'
import { findConversation, lockConversation } from '../query/find.ts'
import type { ConversationView, Severity } from '../query/row.ts'

type Input = { conversation: string; priority: Severity }

/** Says how soon a conversation is to be looked at, whatever its severity was judged to be. */
export async function setPriority(ctx: OrgContext, input: Input): Promise<ConversationView> {
  return findConversation(ctx, await prioritize(ctx, input))
}

/** The same for whoever does not want to see the conversation. Returns its id. */
export async function prioritize(ctx: OrgContext, { conversation, priority }: Input): Promise<string> {
  require(ctx, 'conversations:update')
  const { id, priority: before } = await lockConversation(ctx, conversation)
  if (before === priority) return id
  await recordChange(ctx, {
    conversationId: id,
    type: 'prioritized',
    data: { priority },
    before: { priority: before },
    after: { priority },
  })
  return id
}
