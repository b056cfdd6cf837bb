import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { days, readHours } from '../../sending/hours-text.ts'

type Props = { hours: string[]; locked: boolean; onChange: (hours: string[]) => void }

/** The intervals of each weekday, written as people write them. */
export function HoursFields({ hours, locked, onChange }: Props) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 2 }}>
      <Box component="legend" sx={{ fontSize: 12, fontWeight: 500, color: 'ink2', mb: 2 }}>
        Hours, as in 09:00-12:00, 13:00-17:00
      </Box>
      {days.map((day, index) => {
        const wrong = readHours(hours[index] ?? '', index + 1) === null
        return (
          <TextField
            key={day}
            label={day}
            disabled={locked}
            value={hours[index] ?? ''}
            error={wrong}
            helperText={wrong ? 'Write it as 09:00-17:00' : undefined}
            placeholder="Closed"
            onChange={(event) => onChange(hours.with(index, event.target.value))}
          />
        )
      })}
      {!locked && (
        <Button variant="outlined" onClick={() => onChange(days.map(() => '00:00-24:00'))}>
          Around the clock
        </Button>
      )}
    </Box>
  )
}
