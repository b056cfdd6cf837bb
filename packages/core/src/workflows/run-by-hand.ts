import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'
import { startWorkflow } from './running/start.ts'

/** Starts a workflow for a conversation because somebody wants it to. */
export async function runByHand(
  ctx: OrgContext,
  input: { id: string; conversation: string },
): Promise<{ eventId: string }> {
  require(ctx, 'workflows:run')
  const { id: conversationId } = await findConversation(ctx, input.conversation)
  const started = await startWorkflow(ctx, { workflowId: input.id, conversationId })
  await writeAudit(ctx, {
    action: 'workflow.run',
    subjectType: 'workflow',
    subjectId: input.id,
    after: { conversationId },
  })
  return started
}
