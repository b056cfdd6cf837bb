import type { z } from 'zod'
import { createWorkflowGraph } from '../../contract/automation/workflow-graphs.ts'
import {
  createWorkflowRetry,
  getWorkflowRun,
  listWorkflowRuns,
  listWorkflowTimers,
  type workflowVerdict,
} from '../../contract/automation/workflow-runs.ts'
import {
  createWorkflow,
  createWorkflowCheck,
  createWorkflowInstallation,
  createWorkflowPublication,
  createWorkflowRollback,
  deleteWorkflow,
  getWorkflow,
  getWorkflowCatalogue,
  listWorkflows,
  listWorkflowTemplates,
  listWorkflowVersions,
  putWorkflow,
  putWorkflowActive,
  type workflow,
  type workflowCatalogue,
  type workflowDetail,
} from '../../contract/automation/workflows.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Workflow = z.output<typeof workflow>
export type WorkflowDetail = z.output<typeof workflowDetail>
export type Catalogue = z.output<typeof workflowCatalogue>
export type Verdict = z.output<typeof workflowVerdict>

const own = { invalidatesTags: ['Workflow' as const] }

export const workflowsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listWorkflows: build.query({ ...callOf(listWorkflows), providesTags: ['Workflow'] }),
    getWorkflow: build.query({ ...callOf(getWorkflow), providesTags: ['Workflow'] }),
    getWorkflowCatalogue: build.query({ ...callOf(getWorkflowCatalogue), providesTags: ['Workflow'] }),
    listWorkflowTemplates: build.query({ ...callOf(listWorkflowTemplates), providesTags: ['Workflow'] }),
    listWorkflowVersions: build.query({ ...callOf(listWorkflowVersions), providesTags: ['Workflow'] }),
    checkWorkflow: build.mutation(callOf(createWorkflowCheck)),
    drawWorkflow: build.query({
      ...callOf(createWorkflowGraph),
      providesTags: ['Workflow'],
      keepUnusedDataFor: 5,
    }),
    createWorkflow: build.mutation({ ...callOf(createWorkflow), ...own }),
    putWorkflow: build.mutation({ ...callOf(putWorkflow), ...own }),
    deleteWorkflow: build.mutation({ ...callOf(deleteWorkflow), ...own }),
    putWorkflowActive: build.mutation({ ...callOf(putWorkflowActive), ...own }),
    publishWorkflow: build.mutation({ ...callOf(createWorkflowPublication), ...own }),
    rollBackWorkflow: build.mutation({ ...callOf(createWorkflowRollback), ...own }),
    installWorkflow: build.mutation({ ...callOf(createWorkflowInstallation), ...own }),
    listWorkflowRuns: build.infiniteQuery({ ...pagesOf(listWorkflowRuns), providesTags: ['WorkflowRun'] }),
    getWorkflowRun: build.query({ ...callOf(getWorkflowRun), providesTags: ['WorkflowRun'] }),
    retryWorkflowRun: build.mutation({ ...callOf(createWorkflowRetry), invalidatesTags: ['WorkflowRun'] }),
    listWorkflowTimers: build.query({ ...callOf(listWorkflowTimers), providesTags: ['WorkflowRun'] }),
  }),
})
