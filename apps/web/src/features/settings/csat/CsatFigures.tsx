'use client'

import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { csatApi } from './api.ts'

const days = 30

/** How the last month went, in figures and a bar for each rating. */
export function CsatFigures() {
  const { data } = csatApi.useGetCsatFiguresQuery({ query: { days } })
  if (!data || data.asked === 0) return null
  const { asked, answered, average, satisfied, ratings } = data
  const most = Math.max(1, ...ratings)
  const figures = [
    { name: 'Asked', value: String(asked) },
    { name: 'Answered', value: `${answered} (${Math.round((100 * answered) / asked)} %)` },
    { name: 'Average', value: average === null ? '–' : average.toFixed(1) },
    { name: 'Satisfied', value: satisfied === null ? '–' : `${Math.round(100 * satisfied)} %` },
  ]
  return (
    <section aria-label="Figures">
      <Typography variant="h2" sx={{ mb: 3 }}>
        The last {days} days
      </Typography>
      <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 6, m: 0, mb: 4 }}>
        {figures.map(({ name, value }) => (
          <Box key={name}>
            <Box component="dt" sx={{ fontSize: 12, color: 'ink3' }}>
              {name}
            </Box>
            <Box component="dd" sx={{ m: 0, fontSize: 20, fontWeight: 600 }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1, maxWidth: 420 }}>
        {ratings
          .map((count, index) => ({ count, rating: index + 1 }))
          .toReversed()
          .map(({ count, rating }) => (
            <Box component="li" key={rating} sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
              <Box sx={{ width: 48, fontSize: 12, color: 'ink2' }}>{rating} of 5</Box>
              <Box aria-hidden sx={{ flex: 1, height: 8, borderRadius: 4, bgcolor: 'sunken' }}>
                <Box
                  sx={{ width: `${(100 * count) / most}%`, height: 8, borderRadius: 4, bgcolor: 'accent' }}
                />
              </Box>
              <Box sx={{ width: 40, fontSize: 12, color: 'ink2', textAlign: 'end' }}>{count}</Box>
            </Box>
          ))}
      </Box>
    </section>
  )
}
