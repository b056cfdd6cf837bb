import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id } from '../shared.ts'

export const workflowNode = z.object({
  /** of the step, such as `2.yes.0` */
  place: z.string(),
  kind: z.enum(['trigger', 'condition', 'action', 'wait', 'stop', 'workflow']),
  text: z.string(),
  /** where a condition leads; null for everything else */
  get branches() {
    return z.object({ yes: z.array(workflowNode), no: z.array(workflowNode) }).nullable()
  },
  /** of the workflow it begins */
  workflowId: id.nullable(),
})

export const createWorkflowGraph = defineContract({
  method: 'POST',
  path: '/workflow-graphs',
  summary: 'A definition as the nodes of its graph; nothing is kept',
  permission: 'workflows:read',
  rate: 'general',
  body: z.strictObject({ definition: z.unknown() }),
  response: z.object({ nodes: z.array(workflowNode) }),
})
