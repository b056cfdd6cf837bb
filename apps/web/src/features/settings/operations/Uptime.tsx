'use client'

import Box from '@mui/material/Box'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { Figures } from '../../../ui/lists/Figures.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { type Part, useGetUptimeQuery } from './api.ts'
import { Budget } from './Budget.tsx'
import { Hours } from './Hours.tsx'
import { partWords, stateWords, timeWords, uptimeWords } from './words.ts'

/** The error budget, and each part with the share of minutes in which it answered. */
export function Uptime() {
  const { data, error, refetch } = useGetUptimeQuery(undefined, { pollingInterval: 30_000 })
  if (error !== undefined)
    return <ErrorState what="The uptime could not be read." error={error} onRetry={() => void refetch()} />
  if (data === undefined) {
    return (
      <ListCard>
        <SkeletonRows rows={7} />
      </ListCard>
    )
  }
  return (
    <>
      <Budget budget={data.budget} observedSince={data.observedSince} />
      <ListCard label="Parts">
        <Figures label="Uptime" columns={['Part', 'Now', '24 hours', 'Day', 'Week', '30 days']}>
          {data.parts.map((part) => (
            <PartRow key={part.part} part={part} />
          ))}
        </Figures>
      </ListCard>
    </>
  )
}

function PartRow({ part: { part, state, milliseconds, uptime, hours } }: { part: Part }) {
  const { name, about } = partWords[part]
  const { words, tone } = stateWords[state]
  return (
    <tr>
      <th scope="row">
        {name}
        <Box component="small" sx={{ display: { xs: 'none !important', sm: 'block !important' } }}>
          {about}
        </Box>
      </th>
      <td>
        <ToneChip tone={tone} label={words} />
        {state === 'up' && milliseconds !== null && milliseconds > 0 && (
          <small>{timeWords(milliseconds)}</small>
        )}
      </td>
      <td>
        <Hours shares={hours} />
      </td>
      <td>{uptimeWords(uptime[1])}</td>
      <td>{uptimeWords(uptime[7])}</td>
      <td>{uptimeWords(uptime[30])}</td>
    </tr>
  )
}
