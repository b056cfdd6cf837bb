import type { Wishes } from '@frontdesk/ai/reply/wishes'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { storableValue } from '../messages/storable.ts'
import { require } from '../permissions.ts'

/**
 * Asks the assistant for a new draft, with wishes about its tone, length, language or wording. It is written by the
 * worker and announced as an event; what became of the request is told with the draft.
 */
export async function requestDraft(
  ctx: OrgContext,
  input: { conversation: string; wishes?: Wishes },
): Promise<{ requested: true; id: string }> {
  require(ctx, 'conversations:reply')
  const conversation = await findConversation(ctx, input.conversation)
  const id = newId()
  await ctx.db.draftRequest.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      conversationId: conversation.id,
      wishes: storableValue(input.wishes ?? {}),
      askedBy: actorRecord(ctx.actor),
    },
  })
  ctx.emit({ type: 'draft.requested', conversationId: conversation.id, requestId: id })
  return { requested: true, id }
}
