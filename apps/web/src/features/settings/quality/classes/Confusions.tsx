'use client'

import ArrowIcon from '@mui/icons-material/ArrowForwardOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { visuallyHidden } from '../../../../ui/visually-hidden.ts'
import type { Classes } from '../api.ts'
import { nameOf, percent } from '../words.ts'

const shownFirst = 8

/** Pairs of classes that are mixed up, the most frequent first. */
export function Confusions({ measured: { confusions } }: { measured: Classes }) {
  const [all, setAll] = useState(false)
  const shown = all ? confusions : confusions.slice(0, shownFirst)
  const most = confusions[0]?.count ?? 1
  return (
    <>
      <Rows>
        {shown.map(({ actual, predicted, count, share }) => (
          <Box component="li" key={`${actual?.key} ${predicted?.key}`} sx={row}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '0 8px', minWidth: 0 }}>
              <Box component="span" sx={{ fontWeight: 500 }}>
                {nameOf(actual)}
              </Box>
              <ArrowIcon aria-hidden sx={{ fontSize: 14, color: 'ink3' }} />
              <Box component="span" sx={visuallyHidden}>
                taken for
              </Box>
              <span>{nameOf(predicted)}</span>
            </Box>
            <Box sx={{ textAlign: 'end' }}>
              {count}{' '}
              <Box component="span" sx={{ fontSize: 12, color: 'ink3' }}>
                {percent(share)}
              </Box>
              <Box aria-hidden sx={{ height: 3, mt: 0.5, borderRadius: '2px', bgcolor: 'sunken' }}>
                <Box
                  sx={{
                    height: 3,
                    width: `${(100 * count) / most}%`,
                    ml: 'auto',
                    borderRadius: '2px',
                    bgcolor: 'warn',
                  }}
                />
              </Box>
            </Box>
          </Box>
        ))}
      </Rows>
      {confusions.length > shownFirst && (
        <Button onClick={() => setAll(!all)} sx={{ m: 3 }}>
          {all ? 'Show the most frequent' : `Show all ${confusions.length}`}
        </Button>
      )}
    </>
  )
}

const row = {
  display: 'grid',
  gridTemplateColumns: '1fr 84px',
  alignItems: 'center',
  gap: 3,
  px: { xs: 4, sm: 5 },
  py: 2,
  borderBottom: 1,
  borderColor: 'hairline',
  fontVariantNumeric: 'tabular-nums',
} as const
