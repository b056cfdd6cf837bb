import { now } from '@frontdesk/runtime/clock'
import { inOrganization } from '../../context.ts'

/** Answers an event with every workflow that listens for it. */
export async function runWorkflows(input: { organizationId: string; eventId: string }): Promise<void> {
  const actor = { type: 'system', name: 'workflows' } as const
  await inOrganization({ organizationId: input.organizationId, actor }, (ctx) =>
    ctx.db.workflowEvent.updateMany({ where: { id: input.eventId }, data: { doneAt: now() } }),
  )
}
