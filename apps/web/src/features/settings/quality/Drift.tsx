'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { SettingCard } from '../mailboxes/SettingCard.tsx'
import type { Week } from './api.ts'
import { driftWords, indexWords, verdicts, weekName } from './words.ts'

const shownFirst = 4

/** Whether customers still write about what they wrote about before, and whether the assistant is as sure as it was. */
export function Drift({ weeks }: { weeks: Week[] }) {
  const [all, setAll] = useState(false)
  const told = weeks.filter(({ judged }) => judged > 0).toReversed()
  const running = weeks.at(-1)?.start
  if (told.length === 0) return null
  return (
    <SettingCard
      flush
      title="Has what comes in changed?"
      about="The mix of categories and of confidence in each week against the four weeks before it, by the population stability index. A model that was right about yesterday's mail may not be about what it has never seen."
    >
      <Rows>
        {(all ? told : told.slice(0, shownFirst)).map(({ start, drift }) => (
          <Box component="li" key={start} sx={row}>
            <Box>
              <Box sx={{ fontWeight: 500 }}>{weekName(start)}</Box>
              {start === running && <Box sx={{ fontSize: 12, color: 'ink3' }}>so far</Box>}
            </Box>
            <ToneChip
              size="small"
              label={verdicts[drift.verdict].label}
              tone={verdicts[drift.verdict].tone}
            />
            <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, minWidth: 0 }}>
              {driftWords(drift)}
              <Box sx={{ fontSize: 12, color: 'ink3' }}>{indexWords(drift)}</Box>
            </Box>
          </Box>
        ))}
      </Rows>
      {told.length > shownFirst && (
        <Button onClick={() => setAll(!all)} sx={{ m: 3 }}>
          {all ? 'Show the latest' : `Show all ${told.length} weeks`}
        </Button>
      )}
    </SettingCard>
  )
}

const row = {
  display: 'grid',
  gridTemplateColumns: { xs: '64px 1fr', sm: '64px 120px 1fr' },
  alignItems: 'center',
  justifyItems: 'start',
  gap: '4px 12px',
  px: { xs: 4, sm: 5 },
  py: 2.5,
  borderBottom: 1,
  borderColor: 'hairline',
  fontVariantNumeric: 'tabular-nums',
} as const
