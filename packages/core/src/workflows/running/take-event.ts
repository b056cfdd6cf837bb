import { inOrganization } from '../../context.ts'
import { decideRuns } from './decide.ts'
import { lockEvent } from './raised-event.ts'
import { takeSteps } from './steps/take-steps.ts'

type Input = { organizationId: string; eventId: string }

/**
 * Answers an event with every workflow that listens for it. Run again after a crash, it keeps to what was decided
 * and goes on with the step each run had come to.
 */
export async function runWorkflows({ organizationId, eventId }: Input): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  const runIds = await inOrganization(who, async (ctx) => {
    const event = await lockEvent(ctx, eventId)
    if (!event || event.doneAt !== null) return []
    if (event.decidedAt === null) await decideRuns(ctx, event)
    const runs = await ctx.db.workflowRun.findMany({
      where: { eventId, state: 'running' },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    return runs.map(({ id }) => id)
  })
  for (const runId of runIds) await takeSteps({ organizationId, runId })
  if (runIds.length === 0) return
  await inOrganization(
    who,
    (ctx) => ctx.db.$executeRaw`UPDATE workflow_events SET done_at = now() WHERE id = ${eventId}::uuid`,
  )
}
