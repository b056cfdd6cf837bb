'use client'

import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { workflowsApi } from '../api.ts'
import { EditorForm } from './EditorForm.tsx'

/** Opens a workflow in the editor once it and what can be chosen are there. */
export function WorkflowEditor({ id }: { id: string }) {
  const { data: workflow, error } = workflowsApi.useGetWorkflowQuery({ params: { id } })
  const { data: catalogue, error: missing } = workflowsApi.useGetWorkflowCatalogueQuery()
  if (error ?? missing)
    return <ErrorState error={error ?? missing} what="The workflow could not be loaded." />
  if (!workflow || !catalogue) return <SkeletonRows rows={6} />
  return <EditorForm key={id} workflow={workflow} catalogue={catalogue} />
}
