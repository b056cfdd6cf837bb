import { keepExample } from '../classification/examples/keep.ts'
import { newestInbound } from '../classification/newest-inbound.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

/** A person's word on whether it is spam. The newest message becomes a training example without its personal data. */
export async function markSpam(
  ctx: OrgContext,
  input: { conversation: string; spam: boolean },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  if (conversation.spam === input.spam) return findConversation(ctx, conversation.id)
  const message = await newestInbound(ctx, conversation.id)
  if (message) await keepExample(ctx, message, { spam: input.spam })
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: input.spam ? 'marked_spam' : 'marked_not_spam',
    data: { spam: input.spam },
    before: { spam: conversation.spam },
    after: { spam: input.spam },
  })
}
