'use client'

import { Page } from '../../ui/lists/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ReplayLab } from '../replays/ReplayLab.tsx'
import { workflowsApi } from './api.ts'
import { OneWorkflowTabs } from './WorkflowTabs.tsx'

/** Tries a workflow's draft on conversations of the past. */
export function WorkflowLab({ id }: { id: string }) {
  const { data: workflow } = workflowsApi.useGetWorkflowQuery({ params: { id } })
  return (
    <Page width={1080}>
      <PageHeader
        title={workflow?.name ?? 'Workflow'}
        about="Runs what you have written over real conversations as they were when they began, and compares it with the version in use. Nothing is sent and nothing changes."
      />
      <OneWorkflowTabs id={id} />
      <ReplayLab subject={{ kind: 'workflow', id }} />
    </Page>
  )
}
