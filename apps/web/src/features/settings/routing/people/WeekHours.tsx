import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { days, type Interval } from '../../sending/hours-text.ts'

type Props = {
  hours: string[]
  read: (Interval[] | null)[]
  disabled: boolean
  onChange: (hours: string[]) => void
}

/** When somebody works, day by day. */
export function WeekHours({ hours, read, disabled, onChange }: Props) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 2 }}>
      <Box component="legend" sx={{ fontSize: 12, fontWeight: 500, color: 'ink2', mb: 2 }}>
        Working hours, as in 09:00-12:00, 13:00-17:00. All empty: whenever they are there.
      </Box>
      {days.map((day, index) => (
        <TextField
          key={day}
          label={day}
          disabled={disabled}
          value={hours[index] ?? ''}
          error={read[index] === null}
          helperText={read[index] === null ? 'Write it as 09:00-17:00' : undefined}
          placeholder="Free"
          onChange={(event) => onChange(hours.with(index, event.target.value))}
        />
      ))}
    </Box>
  )
}
