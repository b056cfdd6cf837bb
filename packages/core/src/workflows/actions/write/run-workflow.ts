import { z } from 'zod'
import { startWorkflow } from '../../running/start.ts'
import { defineAction } from '../action.ts'

export const runWorkflowAction = defineAction({
  name: 'run_workflow',
  label: 'Run another workflow',
  schema: z.strictObject({ workflowId: z.uuid().meta({ title: 'Workflow', named: 'workflow' }) }),
  say: ({ workflowId }, names) => `run the workflow ${names('workflow', workflowId)}`,
  async apply(ctx, { workflowId }, { facts, names }) {
    await startWorkflow(ctx, { workflowId, conversationId: facts.conversation.id, trigger: 'manual' })
    return `${names('workflow', workflowId)} was started`
  },
})
