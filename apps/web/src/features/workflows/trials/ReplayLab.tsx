'use client'

import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { workflowsApi } from '../api.ts'
import { OneWorkflowTabs } from '../WorkflowTabs.tsx'
import { Trial } from './Trial.tsx'

/** Tries the draft on conversations of the past and shows what would differ. Nothing is sent. */
export function ReplayLab({ id }: { id: string }) {
  const params = { id }
  const { data: workflow } = workflowsApi.useGetWorkflowQuery({ params })
  const { data: trials } = workflowsApi.useListWorkflowReplaysQuery({ params })
  const [start, { isLoading }] = workflowsApi.useStartWorkflowReplayMutation()
  const [last, setLast] = useState('100')
  const [chosen, setChosen] = useState<string | null>(null)
  const { tellProblem } = useToasts()
  const begin = async () => {
    const answer = await start({ params, body: { last: Number(last) } })
    if (answer.data) setChosen(answer.data.id)
    else tellProblem('The trial was not begun.', answer.error)
  }
  const shown = chosen ?? trials?.items[0]?.id
  const count = Number(last)
  return (
    <Page>
      <PageHeader
        title={workflow?.name ?? 'Workflow'}
        about="Runs what you have written over real conversations as they were when they began, and compares it with the version in use. Nothing is sent and nothing changes."
      />
      <OneWorkflowTabs id={id} />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', mb: 5 }}>
        <TextField
          size="small"
          type="number"
          label="Newest conversations"
          value={last}
          onChange={({ target }) => setLast(target.value)}
          slotProps={{ htmlInput: { min: 1, max: 1000 } }}
          sx={{ width: 180 }}
        />
        <PermittedButton
          permission="workflows:write"
          variant="contained"
          disabled={isLoading || !(count >= 1 && count <= 1_000)}
          onClick={() => void begin()}
        >
          Try on the past
        </PermittedButton>
      </Box>
      {shown !== undefined && <Trial key={shown} id={shown} />}
    </Page>
  )
}
