import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../../context.ts'
import { setPriority } from '../../../conversations/priority/set-priority.ts'
import { listRunnable } from '../../../workflows/by-hand/list-runnable.ts'
import { readStart } from '../../../workflows/by-hand/read-start.ts'
import { runForMany } from '../../../workflows/by-hand/run-for-many.ts'
import { readCatalogue } from '../../../workflows/catalogue.ts'
import { changeWorkflow } from '../../../workflows/change.ts'
import { createWorkflow } from '../../../workflows/create.ts'
import { checkDraft } from '../../../workflows/definition/check-draft.ts'
import { drawWorkflow } from '../../../workflows/definition/graph.ts'
import { deleteWorkflow } from '../../../workflows/delete.ts'
import { readWorkflow, readWorkflows } from '../../../workflows/read.ts'
import { runByHand } from '../../../workflows/run-by-hand.ts'
import { listRuns, listRunsOf } from '../../../workflows/runs/list.ts'
import { listTimers } from '../../../workflows/runs/list-timers.ts'
import { readRunDetail } from '../../../workflows/runs/read.ts'
import { retryRun } from '../../../workflows/runs/retry.ts'
import { switchWorkflow } from '../../../workflows/switch.ts'
import { installTemplate, listTemplates } from '../../../workflows/templates/list.ts'
import { listWorkflowVersions } from '../../../workflows/versions/list.ts'
import { publishWorkflow } from '../../../workflows/versions/publish.ts'
import { rollBackWorkflow } from '../../../workflows/versions/roll-back.ts'
import type { Verb } from '../verb.ts'

const definition = { trigger: { on: 'tagged' }, steps: [{ do: 'add_tags', with: { tags: ['x'] } }] }

/** A workflow that is on, with a draft and a run that failed. */
export async function plantWorkflows(ctx: OrgContext, conversationId: string) {
  const { id: workflow } = await createWorkflow(ctx, { name: 'Refunds', definition })
  await publishWorkflow(ctx, { id: workflow, percent: 100 })
  await switchWorkflow(ctx, { id: workflow, active: true })
  await changeWorkflow(ctx, { id: workflow, name: 'Refunds', definition })
  const { eventId } = await runByHand(ctx, { id: workflow, conversation: conversationId })
  const { publishedVersionId } = await ctx.db.workflow.findUniqueOrThrow({ where: { id: workflow } })
  const workflowRun = newId()
  await ctx.db.workflowRun.create({
    data: {
      id: workflowRun,
      organizationId: ctx.organizationId,
      workflowId: workflow,
      versionId: publishedVersionId ?? '',
      eventId,
      conversationId,
      state: 'failed',
    },
  })
  return { workflow, workflowRun, workflowStart: eventId }
}

const read = (name: string, run: Verb['run']): Verb => ({ name, least: 'viewer', audit: null, run })
const free = (name: string, run: Verb['run']): Verb => ({ ...read(name, run), named: false })
const change = (name: string, audit: string, run: Verb['run']): Verb => ({ name, least: 'admin', audit, run })

/** Verbs about workflows, their versions and runs. */
export const workflows: Verb[] = [
  free('readWorkflows', (ctx) => readWorkflows(ctx)),
  free('readCatalogue', (ctx) => readCatalogue(ctx)),
  free('checkDraft', (ctx) => checkDraft(ctx, { definition })),
  free('drawWorkflow', (ctx) => drawWorkflow(ctx, { definition })),
  free('listTemplates', (ctx) => listTemplates(ctx)),
  free('listRuns', (ctx) => listRuns(ctx, { limit: 10 })),
  free('listTimers', (ctx) => listTimers(ctx, { limit: 10 })),
  read('readWorkflow', (ctx, ids) => readWorkflow(ctx, ids.workflow)),
  read('listWorkflowVersions', (ctx, ids) => listWorkflowVersions(ctx, ids.workflow)),
  read('listRunsOf', (ctx, ids) => listRunsOf(ctx, { workflowId: ids.workflow, limit: 10 })),
  read('readRunDetail', (ctx, ids) => readRunDetail(ctx, ids.workflowRun)),
  {
    ...change('createWorkflow', 'workflow.create', (ctx) => createWorkflow(ctx, { name: 'x', definition })),
    named: false,
  },
  {
    ...change('installTemplate', 'workflow.create', (ctx) => installTemplate(ctx, { key: 'newcomers' })),
    named: false,
  },
  change('changeWorkflow', 'workflow.change', (ctx, ids) =>
    changeWorkflow(ctx, { id: ids.workflow, name: 'x', definition }),
  ),
  change('publishWorkflow', 'workflow.publish', (ctx, ids) =>
    publishWorkflow(ctx, { id: ids.workflow, percent: 10 }),
  ),
  change('rollBackWorkflow', 'workflow.roll_back', (ctx, ids) =>
    rollBackWorkflow(ctx, { id: ids.workflow, number: 1 }),
  ),
  change('switchWorkflow', 'workflow.switch_off', (ctx, ids) =>
    switchWorkflow(ctx, { id: ids.workflow, active: false }),
  ),
  change('deleteWorkflow', 'workflow.delete', (ctx, ids) => deleteWorkflow(ctx, ids.workflow)),
  {
    name: 'runByHand',
    least: 'agent',
    audit: 'workflow.run',
    run: (ctx, ids, own) => runByHand(ctx, { id: ids.workflow, conversation: own.conversation }),
  },
  {
    name: 'runByHand for a conversation',
    least: 'agent',
    audit: 'workflow.run',
    run: (ctx, ids, own) => runByHand(ctx, { id: own.workflow, conversation: ids.conversation }),
  },
  { ...free('listRunnable', (ctx) => listRunnable(ctx)), least: 'agent' },
  read('readStart', (ctx, ids) => readStart(ctx, ids.workflowStart)),
  {
    name: 'runForMany',
    least: 'agent',
    audit: 'workflow.run_for_many',
    run: (ctx, ids, own) => runForMany(ctx, { id: ids.workflow, conversationIds: [own.conversation] }),
  },
  {
    name: 'runForMany for conversations',
    least: 'agent',
    audit: 'workflow.run_for_many',
    run: (ctx, ids, own) => runForMany(ctx, { id: own.workflow, conversationIds: [ids.conversation] }),
  },
  {
    name: 'retryRun',
    least: 'agent',
    audit: 'workflow_run.retry',
    run: (ctx, ids) => retryRun(ctx, ids.workflowRun),
  },
  {
    name: 'setPriority',
    least: 'agent',
    audit: 'conversation.prioritized',
    run: (ctx, ids) => setPriority(ctx, { conversation: ids.conversation, priority: 'urgent' }),
  },
]
