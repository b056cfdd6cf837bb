'use client'

import Box from '@mui/material/Box'
import LinearProgress from '@mui/material/LinearProgress'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Replay, replaysApi } from '../api.ts'
import { kindWords, stateWords } from '../words.ts'

/** What is tried, how far it is, and the way out. */
export function Progress({ trial }: { trial: Replay }) {
  const [cancel, { isLoading }] = replaysApi.useCancelReplayMutation()
  const { tellProblem } = useToasts()
  const { id, kind, name, state, lookedAt, conversations } = trial
  const stop = async () => {
    const { error } = await cancel({ params: { id } })
    if (error !== undefined) tellProblem('The trial goes on.', error)
  }
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600, overflowWrap: 'anywhere' }}>
          {kindWords[kind]}: {name}
        </Box>
        <Box role="status" sx={{ fontSize: 13, color: state === 'failed' ? 'late' : 'ink2' }}>
          {stateWords(trial)}
        </Box>
      </Box>
      {state === 'running' && (
        <Box sx={{ display: 'flex', gap: 3, alignItems: 'center' }}>
          <LinearProgress
            variant="determinate"
            value={(100 * lookedAt) / Math.max(1, conversations)}
            aria-label="Progress of the trial"
            sx={{ flex: 1 }}
          />
          <PermittedButton
            permission="replays:run"
            variant="outlined"
            disabled={isLoading}
            onClick={() => void stop()}
          >
            Cancel
          </PermittedButton>
        </Box>
      )}
    </Box>
  )
}
