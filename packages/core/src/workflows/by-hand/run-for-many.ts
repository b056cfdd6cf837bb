import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { storableJson } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { findStartable } from '../running/start.ts'

/** As many as somebody may choose at once; each is a run of its own, which the workers take up. */
const most = 100

/** Starts a workflow for several conversations: all of them, or none where one is not found. */
export async function runForMany(
  ctx: OrgContext,
  input: { id: string; conversationIds: string[] },
): Promise<{ eventIds: string[] }> {
  require(ctx, 'workflows:run')
  const ids = [...new Set(input.conversationIds)]
  if (ids.length > most) throw new Invalid(`At most ${most} conversations at once`, 'conversationIds')
  const { id: workflowId, trigger } = await findStartable(ctx, input.id)
  const conversationIds = await whereTheyAre(ctx, ids)
  const rows = conversationIds.map((conversationId) => ({ id: newId(), conversationId }))
  await ctx.db.$executeRaw`
    INSERT INTO workflow_events (id, organization_id, trigger, conversation_id, workflow_id)
    SELECT r.id, ${ctx.organizationId}::uuid, ${trigger}, r."conversationId", ${workflowId}::uuid
    FROM json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, "conversationId" uuid)`
  await writeAudit(ctx, {
    action: 'workflow.run_for_many',
    subjectType: 'workflow',
    subjectId: workflowId,
    after: { conversationIds },
  })
  ctx.emit({ type: 'workflow.raised', notBefore: null })
  return { eventIds: rows.map(({ id }) => id) }
}

/** A merged conversation is where its messages are. */
async function whereTheyAre(ctx: OrgContext, ids: string[]): Promise<string[]> {
  const found = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT coalesce(merged_into_id, id) AS id FROM conversations WHERE id = ANY (${ids}::uuid[]) ORDER BY number`
  if (found.length < ids.length) throw new NotFound('A conversation')
  return [...new Set(found.map(({ id }) => id))]
}
