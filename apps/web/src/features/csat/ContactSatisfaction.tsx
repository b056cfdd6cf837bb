'use client'
import Box from '@mui/material/Box'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { toneOf } from '../settings/csat/tone.ts'

type Csat = { answers: number; average: number; last: { rating: number; comment: string; at: string } }

/** How satisfied a customer was over all they wrote about: the average, of how many answers, and the last one. */
export function ContactSatisfaction({ csat }: { csat: Csat }) {
  const { answers, average, last } = csat
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5 }}>
        <ToneChip tone={toneOf(Math.round(average))} label={`${average.toFixed(1)} of 5`} />
        <Box component="span" sx={{ color: 'ink3', fontSize: 12 }}>
          {answers === 1 ? 'one answer' : `${answers} answers`}
        </Box>
      </Box>
      <Box sx={{ color: 'ink3', fontSize: 12, mt: 0.5 }}>
        {answers > 1 && `last ${last.rating} of 5, `}
        <RelativeTime at={last.at} />
      </Box>
      {last.comment !== '' && (
        <Box dir="auto" sx={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
          “{last.comment}”
        </Box>
      )}
    </Box>
  )
}
