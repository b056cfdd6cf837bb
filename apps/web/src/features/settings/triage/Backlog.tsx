'use client'

import Box from '@mui/material/Box'
import LinearProgress from '@mui/material/LinearProgress'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type BacklogRun, triageApi } from './api.ts'
import { count, dollars, duration } from './words.ts'

const scopes = {
  unclassified: 'Messages nobody has judged',
  open: 'Every waiting conversation, anew',
} as const

/** Judges many messages at once: what it costs is shown before it starts, how far it is while it runs. */
export function Backlog() {
  const [scope, setScope] = useState<keyof typeof scopes>('unclassified')
  const [way, setWay] = useState<'local' | 'providers'>('local')
  const newest = triageApi.useListBacklogRunsInfiniteQuery().data?.pages[0]?.items[0]
  const runs = newest?.state === 'running'
  triageApi.useListBacklogRunsInfiniteQuery(undefined, { pollingInterval: runs ? 2_000 : 0 })
  const [prepare, preparing] = triageApi.useCreateBacklogRunMutation()
  const { tellProblem } = useToasts()
  const ask = async () => {
    const { error } = await prepare({ body: { scope, useProviders: way === 'providers' } })
    if (error !== undefined) tellProblem('The cost could not be estimated.', error)
  }
  return (
    <Box sx={{ display: 'grid', gap: 3, maxWidth: 640 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <TextField
          select
          label="What"
          value={scope}
          onChange={(event) => setScope(event.target.value as keyof typeof scopes)}
          sx={{ minWidth: 250 }}
        >
          {Object.entries(scopes).map(([key, words]) => (
            <MenuItem key={key} value={key}>
              {words}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label="By"
          value={way}
          onChange={(event) => setWay(event.target.value as 'local' | 'providers')}
          sx={{ minWidth: 190 }}
        >
          <MenuItem value="local">The local models</MenuItem>
          <MenuItem value="providers">The provider as well</MenuItem>
        </TextField>
        <PermittedButton
          permission="categories:write"
          variant="outlined"
          disabled={preparing.isLoading || runs}
          onClick={() => void ask()}
        >
          What would it cost?
        </PermittedButton>
      </Box>
      {newest && <Run run={newest} />}
    </Box>
  )
}

function Run({ run }: { run: BacklogRun }) {
  const [change, { isLoading }] = triageApi.usePutBacklogRunMutation()
  const { tellProblem } = useToasts()
  const put = async (state: 'running' | 'canceled') => {
    const { error } = await change({ params: { id: run.id }, body: { state } })
    if (error !== undefined) tellProblem('The run was not changed.', error)
  }
  const { state, estimate, total, judged, changed, costMicros } = run
  if (state === 'estimated') {
    return (
      <Box role="status" sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
        {count(estimate.messages, 'message')}, about {duration(estimate.seconds)},{' '}
        {dollars(estimate.costMicros)}
        {estimate.by ? ` with ${estimate.by}` : ', by the local models'}.
        <PermittedButton
          permission="categories:write"
          variant="contained"
          disabled={isLoading || estimate.messages === 0}
          onClick={() => void put('running')}
        >
          Start
        </PermittedButton>
      </Box>
    )
  }
  return (
    <Box role="status" sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      <LinearProgress
        variant="determinate"
        aria-label="Messages judged"
        value={total === 0 ? 100 : Math.min(100, (judged / total) * 100)}
        sx={{ width: '100%' }}
      />
      {judged} of {count(total, 'message')} judged, {changed} changed, {dollars(costMicros)} spent
      {state === 'canceled' && '. It was stopped'}
      {state === 'done' && '. It is done'}
      {state === 'failed' && '. Then it failed'}.
      {state === 'failed' && run.error !== null && (
        <Box sx={{ color: 'ink2', overflowWrap: 'anywhere' }}>Why: {run.error}</Box>
      )}
      {state === 'failed' && (
        <PermittedButton
          permission="categories:write"
          variant="outlined"
          disabled={isLoading}
          onClick={() => void put('running')}
        >
          Go on
        </PermittedButton>
      )}
      {state === 'running' && (
        <PermittedButton
          permission="categories:write"
          variant="outlined"
          disabled={isLoading}
          onClick={() => void put('canceled')}
        >
          Stop
        </PermittedButton>
      )}
    </Box>
  )
}
