import { asSystem, inOrganization } from '../../context.ts'

/**
 * The net under the promises: has every organization's queue looked at in which somebody may wait, since hours
 * begin, patience ends and members fall silent without anything being changed. Returns how many those are.
 */
export async function wakeWaitingQueues(): Promise<number> {
  const rows = await asSystem(
    'find queues to look at',
    (db) =>
      db.$queryRaw<{ organizationId: string }[]>`
        SELECT DISTINCT r.organization_id AS "organizationId" FROM team_routing r
        WHERE r.automatic AND (r.return_after_minutes IS NOT NULL OR EXISTS (
          SELECT 1 FROM conversations c WHERE c.organization_id = r.organization_id AND c.team_id = r.team_id
            AND c.assignee_id IS NULL AND c.status = 'open' AND NOT c.spam))
        AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.organization_id = r.organization_id
          AND o.job = 'assign-queue' AND o.done_at IS NULL)`,
  )
  for (const { organizationId } of rows) {
    const actor = { type: 'system', name: 'schedule' } as const
    await inOrganization({ organizationId, actor }, async (ctx) => {
      ctx.emit({ type: 'queue.wanted', notBefore: null })
    })
  }
  return rows.length
}
