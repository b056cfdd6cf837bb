'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { workflowsApi } from '../api.ts'
import { TrialResult } from './TrialResult.tsx'

/** How far a trial is, how many conversations differ in what, and the conversations themselves. */
export function Trial({ id }: { id: string }) {
  const params = { id }
  const { data: trial } = workflowsApi.useGetWorkflowReplayQuery({ params })
  const results = workflowsApi.useListWorkflowReplayResultsInfiniteQuery({ params, query: { limit: 20 } })
  const [cancel, { isLoading }] = workflowsApi.useCancelWorkflowReplayMutation()
  if (!trial) return <SkeletonRows rows={3} />
  const { state, conversations, lookedAt, matched, different, counts } = trial
  const figures = [
    ['Looked at', `${lookedAt} of ${conversations}`],
    ['Conditions hold', String(matched)],
    ['Would differ', String(different)],
    ...Object.entries(counts).map(([field, count]) => [`Other ${field}`, String(count)]),
  ]
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      {state === 'running' && (
        <Box sx={{ display: 'flex', gap: 3, alignItems: 'center' }}>
          <LinearProgress
            variant="determinate"
            value={(100 * lookedAt) / Math.max(1, conversations)}
            aria-label="Progress of the trial"
            sx={{ flex: 1 }}
          />
          <Button variant="outlined" disabled={isLoading} onClick={() => void cancel({ params })}>
            Cancel
          </Button>
        </Box>
      )}
      <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 5, m: 0 }}>
        {figures.map(([name, value]) => (
          <Box key={name}>
            <Box component="dt" sx={{ fontSize: 12, color: 'ink3' }}>
              {name}
            </Box>
            <Box
              component="dd"
              sx={{ m: 0, fontSize: 18, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
            >
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <PagedList
        query={results}
        name="differences"
        empty={<EmptyState title={state === 'running' ? 'Nothing differs so far' : 'Nothing would differ'} />}
      >
        {(items) => (
          <Box sx={{ display: 'grid', gap: 3 }}>
            {items.map((result) => (
              <TrialResult key={result.id} result={result} />
            ))}
          </Box>
        )}
      </PagedList>
    </Box>
  )
}
