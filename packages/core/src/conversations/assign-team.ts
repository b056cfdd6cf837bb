import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { wantSummary } from '../summaries/want.ts'
import { findTeam } from '../teams/list.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

/** Gives a conversation to a team, or with null takes it from the one it has. Its assignee stays. */
export async function assignTeam(
  ctx: OrgContext,
  input: { conversation: string; teamId: string | null },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  const team = input.teamId === null ? null : await findTeam(ctx, input.teamId)
  const teamId = team?.id ?? null
  if (conversation.teamId === teamId) return findConversation(ctx, conversation.id)
  if (team) await wantSummary(ctx, conversation.id, 'hand_over')
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: team ? 'team_assigned' : 'team_unassigned',
    data: { teamId },
    before: { teamId: conversation.teamId },
    after: { teamId, ...(team ? { name: team.name } : {}) },
  })
}
