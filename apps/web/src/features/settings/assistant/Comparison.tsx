'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { Figures } from '../../../ui/lists/Figures.tsx'
import { SettingCard } from '../mailboxes/SettingCard.tsx'
import { wordsOf } from '../words.ts'
import { assistantApi, type Compared } from './api.ts'
import { dollars, duration, share } from './words.ts'

const spans = [7, 30, 90, 365]

/** How providers and models did beside each other. */
export function Comparison() {
  const [days, setDays] = useState(30)
  const { data, error, refetch } = assistantApi.useGetComparisonQuery({ query: { days } })
  return (
    <SettingCard
      flush
      title="Comparison"
      about="Edits are the share of a draft that was changed before somebody sent it: less is better. Rated is what people said of drafts with a thumb."
      action={
        <TextField
          select
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          slotProps={{ htmlInput: { 'aria-label': 'Time' } }}
          sx={{ width: 140 }}
        >
          {spans.map((span) => (
            <MenuItem key={span} value={span}>
              {span === 365 ? 'Last year' : `Last ${span} days`}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      {data ? (
        <Table items={data.items} />
      ) : error === undefined ? (
        <SkeletonRows rows={3} />
      ) : (
        <ErrorState error={error} what="The comparison could not be loaded" onRetry={() => void refetch()} />
      )}
    </SettingCard>
  )
}

function Table({ items }: { items: Compared[] }) {
  if (items.length === 0) {
    return (
      <EmptyState title="Nothing to compare yet">
        When a provider was asked, or a draft was sent, its figures stand here.
      </EmptyState>
    )
  }
  const slowest = Math.max(1, ...items.map(({ latencyP95 }) => latencyP95 ?? 0))
  return (
    <Figures label="Comparison of models" columns={columns}>
      {items.map((item) => (
        <ModelRow key={`${item.provider}/${item.model}`} item={item} slowest={slowest} />
      ))}
    </Figures>
  )
}

function ModelRow({ item, slowest }: { item: Compared; slowest: number }) {
  const { provider, model, calls, failures, latencyP50, latencyP95, cost, unpricedCalls } = item
  const { draftsSent, editDistance } = item
  return (
    <tr>
      <th scope="row">
        {model === '' ? 'Local models' : model}
        {model !== '' && <small>{provider}</small>}
      </th>
      <td>{calls.toLocaleString('en')}</td>
      <td>{share(failures, calls)}</td>
      <td>{duration(latencyP50)}</td>
      <td>
        {duration(latencyP95)}
        <Box aria-hidden sx={{ height: 3, mt: 0.5, borderRadius: '2px', bgcolor: 'sunken' }}>
          <Box
            sx={{
              height: 3,
              width: `${(100 * (latencyP95 ?? 0)) / slowest}%`,
              ml: 'auto',
              borderRadius: '2px',
              bgcolor: 'accent',
            }}
          />
        </Box>
      </td>
      <td>
        {calls > 0 && calls === unpricedCalls ? 'no price' : dollars(cost)}
        {unpricedCalls > 0 && unpricedCalls < calls && <small>{unpricedCalls} without a price</small>}
      </td>
      <td>{draftsSent.toLocaleString('en')}</td>
      <td>{editDistance === null ? '–' : share(editDistance, 1)}</td>
      <Rated item={item} />
    </tr>
  )
}

/** How many of the thumbs were up, and what people found wrong most. */
function Rated({ item: { ratedGood, ratedBad, faults } }: { item: Compared }) {
  const rated = ratedGood + ratedBad
  const worst = Object.entries(faults).toSorted(([, a], [, b]) => b - a)
  return (
    <td title={worst.map(([fault, times]) => `${wordsOf(fault)}: ${times}`).join('\n')}>
      {rated === 0 ? '–' : `${ratedGood} of ${rated} good`}
      {worst.length > 0 && (
        <small>
          {worst
            .slice(0, 2)
            .map(([fault, times]) => `${wordsOf(fault).toLowerCase()} ${times}`)
            .join(', ')}
        </small>
      )}
    </td>
  )
}

const columns = [
  'Model',
  'Calls',
  'Failures',
  'Half within',
  '95 % within',
  'Cost',
  'Drafts sent',
  'Edits',
  'Rated',
]
