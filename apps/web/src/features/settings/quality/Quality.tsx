'use client'

import ChartIcon from '@mui/icons-material/InsightsOutlined'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { qualityApi } from './api.ts'
import { ClassByClass } from './classes/ClassByClass.tsx'
import { Drift } from './Drift.tsx'
import { Effort } from './Effort.tsx'
import { WeekByWeek } from './WeekByWeek.tsx'

const spans = [4, 12, 26, 52]

/** How right the assistant's sorting is, how fast and costly, and whether what comes in has changed. */
export function Quality() {
  const [weeks, setWeeks] = useState(12)
  const input = { query: { weeks } }
  const { data, error, refetch } = qualityApi.useGetPerformanceQuery(input)
  const classes = qualityApi.useGetClassQualityQuery(input)
  const nothing = data?.overall.judged === 0 && data.weeks.every(({ calls }) => calls === 0)
  return (
    <>
      <PageHeader
        title="Quality"
        about="How the assistant does, measured by what your team makes of its work, and by texts it has never seen."
        actions={<SpanChoice weeks={weeks} onChoose={setWeeks} />}
      />
      <Box sx={{ display: 'grid', gap: 5, '& > *': { minWidth: 0 } }}>
        {data === undefined || nothing ? (
          <ListCard label="Week by week">
            {data !== undefined ? (
              <EmptyState icon={<ChartIcon />} title="Nothing to measure yet">
                Each message the assistant sorts is compared with what becomes of it: somebody corrects it, or
                answers and leaves it alone. The first figures stand here after the first answers.
              </EmptyState>
            ) : error === undefined ? (
              <SkeletonRows rows={6} />
            ) : (
              <ErrorState
                error={error}
                what="The figures could not be loaded"
                onRetry={() => void refetch()}
              />
            )}
          </ListCard>
        ) : (
          <>
            <WeekByWeek performance={data} />
            <Drift weeks={data.weeks} />
            <Effort weeks={data.weeks} />
          </>
        )}
        {classes.data !== undefined && <ClassByClass quality={classes.data} />}
      </Box>
    </>
  )
}

function SpanChoice({ weeks, onChoose }: { weeks: number; onChoose: (weeks: number) => void }) {
  return (
    <TextField
      select
      value={weeks}
      onChange={(event) => onChoose(Number(event.target.value))}
      slotProps={{ htmlInput: { 'aria-label': 'Time' } }}
      sx={{ width: 150 }}
    >
      {spans.map((span) => (
        <MenuItem key={span} value={span}>
          {span === 52 ? 'Last year' : `Last ${span} weeks`}
        </MenuItem>
      ))}
    </TextField>
  )
}
