import type { z } from 'zod'
import {
  createBulkRun,
  getWorkflowStart,
  listRunnableWorkflows,
  type runnableWorkflow,
  type workflowStart,
} from '../../contract/automation/runs-by-hand.ts'
import { createWorkflowRun } from '../../contract/automation/workflow-runs.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export type Runnable = z.output<typeof runnableWorkflow>
export type Start = z.output<typeof workflowStart>

export const runByHandApi = api.injectEndpoints({
  endpoints: (build) => ({
    listRunnable: build.query({
      ...callOf(listRunnableWorkflows),
      providesTags: ['Workflow'],
      keepUnusedDataFor: 3_600,
    }),
    getStart: build.query(callOf(getWorkflowStart)),
    startRun: build.mutation({ ...callOf(createWorkflowRun), invalidatesTags: ['WorkflowRun'] }),
    startBulkRun: build.mutation({ ...callOf(createBulkRun), invalidatesTags: ['WorkflowRun'] }),
  }),
})
