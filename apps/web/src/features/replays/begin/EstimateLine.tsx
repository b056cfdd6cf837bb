'use client'

import Box from '@mui/material/Box'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type Over, replaysApi, type Subject } from '../api.ts'
import { estimateWords } from '../words.ts'

/** What the trial would take, before it begins. */
export function EstimateLine({ subject, over }: { subject: Subject; over: Over }) {
  const skip = !usePermission('replays:run')
  const { currentData, error } = replaysApi.useEstimateReplayQuery({ body: { subject, over } }, { skip })
  if (skip) return null
  if (error !== undefined) return <FormProblem error={error} />
  const beyond =
    currentData?.costMicros !== null &&
    currentData?.budgetLeftMicros !== null &&
    (currentData?.costMicros ?? 0) > (currentData?.budgetLeftMicros ?? 0)
  return (
    <Box role="status" sx={{ fontSize: 13, color: beyond ? 'warn' : 'ink2', minHeight: 20 }}>
      {currentData ? estimateWords(currentData) : 'Counting what it would take…'}
      {beyond && ' That is more than is left: the local models do the rest.'}
    </Box>
  )
}
