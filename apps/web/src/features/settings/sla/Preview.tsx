'use client'

import type { Calendar } from '@frontdesk/core/business-hours/open-spans'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { useNow } from '../../../ui/time/useNow.ts'
import { days } from '../sending/hours-text.ts'
import { fridayEvening, previewWords } from './preview.ts'

type Props = { calendar: Calendar; minutes: number; promise: string }

/** When a mail that comes at a time of one's choice would be due. */
export function Preview({ calendar, minutes, promise }: Props) {
  const now = useNow()
  const [arrival, setArrival] = useState(fridayEvening)
  return (
    <Box
      role="group"
      aria-label="Preview"
      sx={{ p: 3, borderRadius: 2, bgcolor: 'sunken', display: 'grid', gap: 2 }}
    >
      <Box sx={{ display: 'flex', gap: 2 }}>
        <TextField
          select
          label="A mail on"
          value={arrival.day}
          onChange={(event) => setArrival({ ...arrival, day: Number(event.target.value) })}
          sx={{ flex: 1 }}
        >
          {days.map((day, index) => (
            <MenuItem key={day} value={index + 1}>
              {day}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="At"
          type="time"
          value={arrival.time}
          onChange={(event) => event.target.value && setArrival({ ...arrival, time: event.target.value })}
          sx={{ flex: 1 }}
        />
      </Box>
      <Box aria-live="polite" sx={{ fontSize: 13 }}>
        {previewWords(arrival, calendar, minutes, now)}{' '}
        <Box component="span" sx={{ color: 'ink3' }}>
          {promise}
        </Box>
      </Box>
    </Box>
  )
}
