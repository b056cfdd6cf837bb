import type { OrgContext } from '../context.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { wantSummary } from '../summaries/want.ts'
import { raise } from '../workflows/raise.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

/** Assigns a conversation to a member who can work on it, or to the caller with `me`. A reason is shown with it. */
export async function assign(
  ctx: OrgContext,
  input: { conversation: string; assigneeId: string; reason?: string },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  const assigneeId = input.assigneeId === 'me' ? ownId(ctx) : input.assigneeId
  if (conversation.assigneeId === assigneeId) return findConversation(ctx, conversation.id)
  const assignee = await ctx.db.member.findUnique({ where: { id: assigneeId } })
  if (!assignee) throw new NotFound('The member')
  if (assignee.disabledAt) throw new Conflict(`${assignee.name} is disabled and cannot take conversations`)
  await wantSummary(ctx, conversation.id, 'hand_over')
  await raise(ctx, {
    trigger: 'conversation_assigned',
    conversationId: conversation.id,
    detail: { from: conversation.assigneeId, to: assigneeId },
  })
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: 'assigned',
    data: { assigneeId },
    before: { assigneeId: conversation.assigneeId },
    after: { assigneeId, name: assignee.name, ...(input.reason && { reason: input.reason }) },
  })
}

function ownId(ctx: OrgContext): string {
  if (ctx.actor.type === 'member') return ctx.actor.memberId
  throw new Invalid('An API key is nobody: name a member instead of "me"', 'assigneeId')
}
