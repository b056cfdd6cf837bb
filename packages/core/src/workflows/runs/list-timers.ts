import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'

export type WorkflowTimerView = {
  id: string
  kind: 'wait' | 'no_reply' | 'schedule'
  workflow: { id: string; name: string }
  conversation: { id: string; number: number } | null
  dueAt: string
  /** what ends it before it fires */
  cancelledBy: string[]
}

type Row = Omit<WorkflowTimerView, 'workflow' | 'conversation' | 'dueAt'> & {
  workflowId: string
  workflowName: string
  conversationId: string | null
  number: number | null
  dueAt: Date
}

/** What fires next, the soonest first. */
export async function listTimers(ctx: OrgContext, input: { limit: number }): Promise<WorkflowTimerView[]> {
  require(ctx, 'workflows:read')
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT t.id, t.kind, t.due_at AS "dueAt", t.cancelled_by AS "cancelledBy", w.id AS "workflowId",
      w.name AS "workflowName", c.id AS "conversationId", c.number
    FROM workflow_timers t
    JOIN workflows w ON w.organization_id = t.organization_id AND w.id = t.workflow_id
    LEFT JOIN conversations c ON c.organization_id = t.organization_id AND c.id = t.conversation_id
    WHERE t.state = 'waiting' ORDER BY t.due_at, t.id LIMIT ${input.limit}`
  return rows.map(({ workflowId, workflowName, conversationId, number, dueAt, ...row }) => ({
    ...row,
    workflow: { id: workflowId, name: workflowName },
    conversation: conversationId === null || number === null ? null : { id: conversationId, number },
    dueAt: dueAt.toISOString(),
  }))
}
