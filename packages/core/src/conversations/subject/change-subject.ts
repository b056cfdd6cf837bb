import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { changeConversation } from '../change.ts'
import { findConversation, lockConversation } from '../query/find.ts'
import type { ConversationView } from '../query/row.ts'

/** Calls a conversation something else. Mails that were sent keep their subject; the next one has the new one. */
export async function changeSubject(
  ctx: OrgContext,
  input: { conversation: string; subject: string },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  const subject = storable(input.subject).replace(/\s+/g, ' ').trim()
  if (subject === '') throw new Invalid('A subject has at least one letter', 'subject')
  if (subject === conversation.subject) return findConversation(ctx, conversation.id)
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: 'subject_changed',
    data: { subject },
    before: { subject: conversation.subject },
    after: { subject, from: conversation.subject },
  })
}
