import type { TestOrganization } from '@frontdesk/db/test/factories'
import { asSystem } from '../context.ts'
import { createWorkflow } from '../workflows/create.ts'
import { takeSteps } from '../workflows/running/steps/take-steps.ts'
import { fireTimer } from '../workflows/running/time/fire-timer.ts'
import { runWorkflowEvent } from '../workflows/running/turn/take-event.ts'
import { runWorkflows } from '../workflows/running/turn/turn.ts'
import { switchWorkflow } from '../workflows/switch.ts'
import { publishWorkflow } from '../workflows/versions/publish.ts'
import { as } from './contexts.ts'

type Trigger = { on: string; with?: Record<string, unknown> }
type Parts = { name?: string; on?: string | Trigger; conditions?: unknown; steps: unknown[] }

/** A workflow that is published and on. */
export async function activeWorkflow(organization: TestOrganization, parts: Parts): Promise<string> {
  const { name = 'A workflow', on = 'tagged', conditions, steps } = parts
  const trigger = typeof on === 'string' ? { on } : on
  const definition = { trigger, ...(conditions === undefined ? {} : { conditions }), steps }
  return as(organization, 'admin', async (ctx) => {
    const { id } = await createWorkflow(ctx, { name, definition })
    await publishWorkflow(ctx, { id, percent: 100 })
    await switchWorkflow(ctx, { id, active: true })
    return id
  })
}

const runners: Record<string, (organizationId: string, payload: Record<string, string>) => Promise<void>> = {
  'run-workflows': (organizationId) => runWorkflows({ organizationId }),
  'run-workflow-event': (organizationId, { eventId = '' }) => runWorkflowEvent({ organizationId, eventId }),
  'continue-workflow-run': (organizationId, { runId = '' }) => takeSteps({ organizationId, runId }),
  'fire-workflow-timer': (organizationId, { timerId = '' }) => fireTimer({ organizationId, timerId }),
}

/** Does the work workflows have promised, with all that follows from it. Timers fire when `evenLater`. */
export async function workOff(organization: TestOrganization, evenLater = false): Promise<void> {
  for (let round = 0; round < 50; round += 1) {
    const due = await dueJobs(organization.id, evenLater)
    if (due.length === 0) return
    for (const { id, job, payload } of due) {
      await runners[job]?.(organization.id, payload as Record<string, string>)
      await asSystem('test', (db) => db.outbox.update({ where: { id }, data: { doneAt: new Date() } }))
    }
  }
  throw new Error('Workflows set each other off without an end')
}

/** A turn that was put off, as others' transactions may have it, is due as soon as an event waits for it. */
function dueJobs(organizationId: string, evenLater: boolean) {
  return asSystem('test', async (db) => {
    const of = { organizationId, doneAt: null }
    const waiting = await db.workflowEvent.count({ where: { ...of, setAsideAt: null } })
    const jobs = await db.outbox.findMany({
      where: { ...of, job: { in: Object.keys(runners) } },
      orderBy: { id: 'asc' },
    })
    return jobs.filter(({ job, notBefore }) =>
      job === 'run-workflows' ? waiting > 0 || notBefore <= new Date() : evenLater || notBefore <= new Date(),
    )
  })
}

/** The runs of a workflow, oldest first, with their steps. */
export function runsOf(workflowId: string) {
  return asSystem('test', async (db) => {
    const runs = await db.workflowRun.findMany({ where: { workflowId }, orderBy: { id: 'asc' } })
    const steps = await db.workflowRunStep.findMany({
      where: { runId: { in: runs.map(({ id }) => id) } },
      orderBy: { id: 'asc' },
    })
    return runs.map((run) => ({ ...run, steps: steps.filter(({ runId }) => runId === run.id) }))
  })
}
