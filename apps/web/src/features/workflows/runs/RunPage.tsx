'use client'

import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { workflowsApi } from '../api.ts'
import { RunStateChip } from './RunStateChip.tsx'
import { StepLine } from './StepLine.tsx'
import { VerdictTree } from './VerdictTree.tsx'

/** Why a run did what it did: the event, each condition, each step, and the way to try it again. */
export function RunPage({ id }: { id: string }) {
  const { data: run, error } = workflowsApi.useGetWorkflowRunQuery({ params: { id } })
  if (error !== undefined) return <ErrorState error={error} what="The run could not be loaded." />
  if (!run) return <SkeletonRows rows={6} />
  const { workflow, conversation, causedBy, reason } = run
  return (
    <Page>
      <PageHeader
        title={workflow.name}
        about={
          <>
            Version {workflow.version}
            {run.canary && ', as a canary'}, because of “{run.trigger.replaceAll('_', ' ')}”,{' '}
            <RelativeTime at={run.startedAt} />
            {conversation && (
              <>
                {' '}
                for{' '}
                <Link underline="always" href={`/inbox/${conversation.number}`}>
                  #{conversation.number} {conversation.subject}
                </Link>
              </>
            )}
          </>
        }
        actions={run.state === 'failed' && <Retry id={id} />}
      />
      <Box sx={{ display: 'grid', gap: 5 }}>
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
          <RunStateChip state={run.state} />
          {reason !== '' && <Box sx={{ color: 'ink2' }}>{reason}</Box>}
        </Box>
        {causedBy.length > 0 && <Box sx={{ color: 'ink2' }}>Caused by {causedBy.join(' → ')}</Box>}
        <Part title="Why">{run.verdict ? <VerdictTree verdict={run.verdict} /> : 'No condition'}</Part>
        <Part title="What it did">
          {run.steps.length === 0 && <Box sx={{ color: 'ink3' }}>Nothing</Box>}
          <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 3 }}>
            {run.steps.map((step) => (
              <StepLine key={`${step.place}/${step.attempt}`} step={step} />
            ))}
          </Box>
        </Part>
        {run.remaining > 0 && (
          <Box sx={{ color: 'ink3' }}>
            {run.remaining === 1 ? 'One step is' : `${run.remaining} steps are`} still to be taken.
          </Box>
        )}
      </Box>
    </Page>
  )
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <Box component="section" aria-label={title}>
      <Box component="h2" sx={{ fontSize: 13, fontWeight: 600, color: 'ink2', m: 0, mb: 2 }}>
        {title}
      </Box>
      {children}
    </Box>
  )
}

function Retry({ id }: { id: string }) {
  const [retry, { isLoading }] = workflowsApi.useRetryWorkflowRunMutation()
  const { tell, tellProblem } = useToasts()
  const again = async () => {
    const { error } = await retry({ params: { id } })
    if (error !== undefined) tellProblem('The run was not tried again.', error)
    else tell('It goes on with the step that failed.')
  }
  return (
    <PermittedButton
      permission="workflows:run"
      variant="contained"
      disabled={isLoading}
      onClick={() => void again()}
    >
      Try again from here
    </PermittedButton>
  )
}
