import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { findWorkflow, listWorkflows, type WorkflowDetail, type WorkflowView } from './view.ts'

/** Every workflow in the order in which they run. */
export async function readWorkflows(ctx: OrgContext): Promise<WorkflowView[]> {
  require(ctx, 'workflows:read')
  return listWorkflows(ctx)
}

export async function readWorkflow(ctx: OrgContext, id: string): Promise<WorkflowDetail> {
  require(ctx, 'workflows:read')
  return findWorkflow(ctx, id)
}
