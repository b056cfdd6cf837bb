'use client'

import Box from '@mui/material/Box'
import Slider from '@mui/material/Slider'
import { useEffect, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { triageApi } from './api.ts'

/** From which confidence on a question is answered from the knowledge; below it a person decides. */
export function Threshold() {
  const { data } = triageApi.useGetTriageRulesQuery()
  const [put] = triageApi.usePutTriageRulesMutation()
  const may = usePermission('categories:write')
  const { tell, tellProblem } = useToasts()
  const [percent, setPercent] = useState<number | null>(null)
  useEffect(() => {
    if (data) setPercent(Math.round(data.answerThreshold * 100))
  }, [data])
  if (percent === null) return null
  const save = async (value: number) => {
    const { error } = await put({ body: { answerThreshold: value / 100 } })
    if (error === undefined) tell(`Below ${value} % a person decides.`)
    else tellProblem('This was not saved.', error)
  }
  return (
    <Box sx={{ maxWidth: 420 }}>
      <Box sx={{ color: 'ink2', mb: 2 }}>
        A message is answered from the knowledge where the assistant is at least {percent} % sure what it is
        about. Below that a person decides about its draft.
      </Box>
      <Slider
        aria-label="Least confidence in percent"
        disabled={!may}
        value={percent}
        min={0}
        max={100}
        step={5}
        valueLabelDisplay="auto"
        onChange={(_event, value) => setPercent(value as number)}
        onChangeCommitted={(_event, value) => void save(value as number)}
      />
    </Box>
  )
}
