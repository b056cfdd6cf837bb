import type { OrgContext } from '../context.ts'
import { changeConversation } from '../conversations/change.ts'
import { findConversation, lockConversation } from '../conversations/query/find.ts'
import type { ConversationView } from '../conversations/query/row.ts'
import { require } from '../permissions.ts'
import { findTeam } from '../teams/list.ts'

/** Makes a conversation urgent and, where a team is named, theirs. Who has it already keeps it. */
export async function escalate(
  ctx: OrgContext,
  input: { conversation: string; teamId: string | null },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const locked = await lockConversation(ctx, input.conversation)
  const team = input.teamId === null ? null : await findTeam(ctx, input.teamId)
  const { priority } = await findConversation(ctx, locked.id)
  const teamId = team?.id ?? locked.teamId
  if (priority === 'urgent' && teamId === locked.teamId) return findConversation(ctx, locked.id)
  return changeConversation(ctx, {
    conversationId: locked.id,
    type: 'escalated',
    data: { priority: 'urgent', teamId },
    before: { priority, teamId: locked.teamId },
    after: { priority: 'urgent', teamId, ...(team ? { name: team.name } : {}) },
  })
}
