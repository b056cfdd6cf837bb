'use client'

import Box from '@mui/material/Box'
import { acceptedShare } from './accepted.ts'
import { useGetSavedReplyAcceptanceQuery } from './api.ts'

/** How often recommended replies were sent, by the place they were shown at; nothing before any was shown. */
export function Acceptance() {
  const { data } = useGetSavedReplyAcceptanceQuery()
  if (!data || data.total.shown === 0) return null
  return (
    <Box component="section" aria-label="Recommendations taken up" sx={frame}>
      <div>
        <Box sx={{ fontWeight: 500 }}>Recommendations taken up</Box>
        <Box sx={{ fontSize: 12, color: 'ink3' }}>
          {data.total.shown.toLocaleString('en')} shown lately, {data.total.sent.toLocaleString('en')} of them
          sent
        </Box>
      </div>
      <Box
        component="ol"
        aria-label="By place"
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 5, m: 0, p: 0 }}
      >
        {data.ranks.slice(0, 3).map((rank) => (
          <Box component="li" key={rank.rank} sx={{ listStyle: 'none', minWidth: 96 }}>
            <Box sx={{ fontSize: 12, color: 'ink3' }}>Shown as {places[rank.rank - 1]}</Box>
            <Box sx={{ fontSize: 16, fontWeight: 500, fontVariantNumeric: 'tabular-nums' }}>
              {acceptedShare(rank)}
            </Box>
            <Box aria-hidden sx={{ height: 3, mt: 1, borderRadius: '2px', bgcolor: 'sunken' }}>
              <Box
                sx={{
                  height: 3,
                  width: `${(100 * rank.sent) / rank.shown}%`,
                  borderRadius: '2px',
                  bgcolor: 'accent',
                }}
              />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  )
}

const places = ['first', 'second', 'third']

const frame = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  justifyContent: 'space-between',
  alignItems: 'center',
  border: '1px solid',
  borderColor: 'hairline',
  borderRadius: '10px',
  bgcolor: 'surface',
  px: 5,
  py: 4,
  mb: 3,
}
