import type { OrgContext } from '../context.ts'
import { changeConversation } from '../conversations/change.ts'
import { findConversation, lockConversation } from '../conversations/query/find.ts'
import type { ConversationView } from '../conversations/query/row.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { findSlaPolicy } from './policies/row.ts'

/** Promises a conversation what a policy says, whatever its conditions; null leaves it to the conditions again. */
export async function setSlaPolicy(
  ctx: OrgContext,
  input: { conversation: string; policyId: string | null },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const { id } = await lockConversation(ctx, input.conversation)
  const policy = input.policyId === null ? null : await findSlaPolicy(ctx, input.policyId)
  if (policy && !policy.active) throw new Conflict(`The policy ${policy.name} is not in force`, 'inactive')
  const { slaPolicyId: before } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id },
    select: { slaPolicyId: true },
  })
  const slaPolicyId = policy?.id ?? null
  if (before === slaPolicyId) return findConversation(ctx, id)
  return changeConversation(ctx, {
    conversationId: id,
    type: policy ? 'sla_policy_set' : 'sla_policy_cleared',
    data: { slaPolicyId },
    before: { policyId: before },
    after: { policyId: slaPolicyId, ...(policy ? { name: policy.name } : {}) },
  })
}
