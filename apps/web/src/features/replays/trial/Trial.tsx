'use client'

import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { replaysApi } from '../api.ts'
import { Figures } from './Figures.tsx'
import { Progress } from './Progress.tsx'
import { type Show, ShowPicker } from './ShowPicker.tsx'
import { TrialResult } from './TrialResult.tsx'

/** How far a trial is, the numbers to decide by, and the conversations themselves to read. */
export function Trial({ id }: { id: string }) {
  const params = { id }
  const [show, setShow] = useState<Show>('different')
  const { data: trial, error, refetch } = replaysApi.useGetReplayQuery({ params })
  const results = replaysApi.useListReplayResultsInfiniteQuery({ params, query: { limit: 20, show } })
  if (error !== undefined && !trial)
    return <ErrorState error={error} what="The trial could not be loaded" onRetry={() => void refetch()} />
  if (!trial) return <SkeletonRows rows={3} />
  const none = <EmptyState title={trial.state === 'running' ? 'Nothing so far' : nothing[show]} />
  return (
    <Box
      component="section"
      ref={intoView}
      aria-label={`Trial of ${trial.name}`}
      sx={{ display: 'grid', gap: 4, minWidth: 0 }}
    >
      <Progress trial={trial} />
      <Figures trial={trial} />
      {trial.failed > 0 && show !== 'failed' && (
        <Alert severity="warning">
          {trial.failed === 1 ? '1 conversation' : `${trial.failed} conversations`} could not be tried and
          {trial.failed === 1 ? ' is' : ' are'} not in these numbers.
        </Alert>
      )}
      <ShowPicker show={show} onChange={setShow} />
      <PagedList query={results} name="conversations" empty={none}>
        {(items) => (
          <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
            {items.map((result) => (
              <TrialResult key={result.id} result={result} />
            ))}
          </Box>
        )}
      </PagedList>
    </Box>
  )
}

/** Who chooses a trial further down sees it. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

const nothing: Record<Show, string> = {
  different: 'Nothing would differ',
  failed: 'None failed',
  all: 'There is nothing to show',
}
