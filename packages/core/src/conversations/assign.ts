import type { OrgContext } from '../context.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { wantSummary } from '../summaries/want.ts'
import { raise } from '../workflows/raise.ts'
import { recordChange } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

type Input = { conversation: string; assigneeId: string; reason?: string }

/** Assigns a conversation to a member who can work on it, or to the caller with `me`. A reason is shown with it. */
export async function assign(ctx: OrgContext, input: Input): Promise<ConversationView> {
  const { id } = await giveTo(ctx, input)
  return findConversation(ctx, id)
}

/** The same for whoever does not want to see the conversation: its id, and what the member is called. */
export async function giveTo(ctx: OrgContext, input: Input): Promise<{ id: string; name: string }> {
  require(ctx, 'conversations:update')
  const { id, assigneeId: before } = await lockConversation(ctx, input.conversation)
  const assigneeId = input.assigneeId === 'me' ? ownId(ctx) : input.assigneeId
  const assignee = await findMember(ctx, assigneeId)
  if (before === assigneeId && assignee) return { id, name: assignee.name }
  if (!assignee) throw new NotFound('The member')
  if (assignee.disabled) throw new Conflict(`${assignee.name} is disabled and cannot take conversations`)
  await wantSummary(ctx, id, 'hand_over')
  const detail = { from: before, to: assigneeId }
  await raise(ctx, { trigger: 'conversation_assigned', conversationId: id, detail })
  await recordChange(ctx, {
    conversationId: id,
    type: 'assigned',
    data: { assigneeId },
    before: { assigneeId: before },
    after: { assigneeId, name: assignee.name, ...(input.reason && { reason: input.reason }) },
  })
  return { id, name: assignee.name }
}

async function findMember(
  ctx: OrgContext,
  id: string,
): Promise<{ name: string; disabled: boolean } | undefined> {
  const [member] = await ctx.db.$queryRaw<{ name: string; disabled: boolean }[]>`
    SELECT name, disabled_at IS NOT NULL AS disabled FROM members WHERE id = ${id}::uuid`
  return member
}

function ownId(ctx: OrgContext): string {
  if (ctx.actor.type === 'member') return ctx.actor.memberId
  throw new Invalid('An API key is nobody: name a member instead of "me"', 'assigneeId')
}
