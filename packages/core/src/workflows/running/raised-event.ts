import type { OrgContext } from '../../context.ts'
import type { TriggerName } from '../trigger-names.ts'

/** An event as it was raised. */
export type RaisedEvent = {
  id: string
  trigger: TriggerName
  conversationId: string | null
  messageId: string | null
  workflowId: string | null
  detail: Record<string, string | number | null>
  path: string[]
  decidedAt: Date | null
  doneAt: Date | null
}

/** Reads an event and locks it, so that two workers never decide about it at once; null when it is gone. */
export async function lockEvent(ctx: OrgContext, id: string): Promise<RaisedEvent | null> {
  const [event] = await ctx.db.$queryRaw<RaisedEvent[]>`
    SELECT id, trigger, conversation_id AS "conversationId", message_id AS "messageId", workflow_id AS "workflowId",
      detail, path, decided_at AS "decidedAt", done_at AS "doneAt"
    FROM workflow_events WHERE id = ${id}::uuid FOR UPDATE`
  return event ?? null
}
