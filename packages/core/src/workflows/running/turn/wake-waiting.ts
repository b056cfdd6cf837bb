import { asSystem, inOrganization } from '../../../context.ts'

/** What has waited so long without a promise is promised again, in seconds. */
const patienceSeconds = 20

/**
 * The net under the promises: has the events of every organization answered that wait although nobody is to do so,
 * as after a turn that was given up. Returns how many organizations those are.
 */
export async function wakeWaitingEvents(): Promise<number> {
  const rows = await asSystem(
    'find events of workflows that nobody is to answer',
    (db) => db.$queryRaw<{ organizationId: string }[]>`
      SELECT o.id AS "organizationId" FROM organizations o
      WHERE EXISTS (SELECT FROM workflow_events e WHERE e.organization_id = o.id AND e.done_at IS NULL
          AND e.set_aside_at IS NULL AND e.conversation_id IS NOT NULL
          AND e.created_at < now() - make_interval(secs => ${patienceSeconds}))
        AND NOT EXISTS (SELECT FROM outbox b WHERE b.organization_id = o.id AND b.job = 'run-workflows'
          AND b.done_at IS NULL)`,
  )
  for (const { organizationId } of rows) {
    const actor = { type: 'system', name: 'schedule' } as const
    await inOrganization({ organizationId, actor }, async (ctx) =>
      ctx.emit({ type: 'workflow.raised', notBefore: null }),
    )
  }
  return rows.length
}
