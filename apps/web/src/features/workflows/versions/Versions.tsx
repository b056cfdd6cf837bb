'use client'

import Box from '@mui/material/Box'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { workflowsApi } from '../api.ts'
import { OneWorkflowTabs } from '../WorkflowTabs.tsx'
import { ChangedLines } from './ChangedLines.tsx'

/** What changed from version to version, who did it, and the way back. */
export function Versions({ id }: { id: string }) {
  const { data: workflow } = workflowsApi.useGetWorkflowQuery({ params: { id } })
  const { data, error } = workflowsApi.useListWorkflowVersionsQuery({ params: { id } })
  return (
    <Page>
      <PageHeader title={workflow?.name ?? 'Workflow'} about={workflow?.sentence} />
      <OneWorkflowTabs id={id} />
      {error !== undefined && <ErrorState error={error} what="The versions could not be loaded." />}
      {!data && error === undefined && <SkeletonRows rows={4} />}
      <Box sx={{ display: 'grid', gap: 4 }}>
        {data?.items.map((version) => (
          <Box
            key={version.number}
            component="article"
            aria-label={`Version ${version.number}`}
            sx={{
              border: '1px solid',
              borderColor: 'hairline',
              borderRadius: '8px',
              bgcolor: 'surface',
              p: 4,
            }}
          >
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 2 }}>
              <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>
                Version {version.number}
              </Box>
              {version.state === 'draft' && <ToneChip label="Draft" tone="warn" />}
              {version.inUse && <ToneChip label="In use" tone="calm" />}
              {workflow?.canary?.version === version.number && (
                <ToneChip label={`Canary ${workflow.canary.percent} %`} tone="accent" />
              )}
              <Box sx={{ flex: 1, fontSize: 12, color: 'ink3' }}>
                {(version.publishedBy ?? version.writtenBy).name},{' '}
                <RelativeTime at={version.publishedAt ?? version.writtenAt} />
              </Box>
              {version.state === 'published' && !version.inUse && (
                <RollBack id={id} number={version.number} />
              )}
            </Box>
            <ChangedLines changes={version.changes} />
          </Box>
        ))}
      </Box>
    </Page>
  )
}

function RollBack({ id, number }: { id: string; number: number }) {
  const [rollBack, { isLoading }] = workflowsApi.useRollBackWorkflowMutation()
  const { tell, tellProblem } = useToasts()
  const confirm = async () => {
    const { error } = await rollBack({ params: { id }, body: { number } })
    if (error !== undefined) tellProblem('The version in use is as it was.', error)
    else tell(`Version ${number} is in use.`)
  }
  return (
    <PermittedButton
      permission="workflows:write"
      variant="outlined"
      disabled={isLoading}
      aria-label={`Use version ${number}`}
      onClick={() => void confirm()}
    >
      Use this version
    </PermittedButton>
  )
}
