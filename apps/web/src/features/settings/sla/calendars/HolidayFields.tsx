import RemoveIcon from '@mui/icons-material/DeleteOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { IconAction } from '../../../../ui/IconAction.tsx'
import { readHoliday, type WrittenHoliday } from './holiday-text.ts'

type Holidays = WrittenHoliday[]
type Props = { holidays: Holidays; locked: boolean; onChange: (holidays: Holidays) => void }

/** Days on which the desk is closed, or open at other hours. */
export function HolidayFields({ holidays, locked, onChange }: Props) {
  const change = (index: number, part: Partial<Holidays[number]>) =>
    onChange(holidays.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 3 }}>
      <Box component="legend" sx={{ fontSize: 12, fontWeight: 500, color: 'ink2', mb: 2 }}>
        Holidays
      </Box>
      {holidays.map((holiday, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike while they are written.
        <Box key={index} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: 2 }}>
          <TextField
            type="date"
            label="Day"
            disabled={locked}
            value={holiday.date}
            onChange={(event) => change(index, { date: event.target.value })}
            sx={{ width: 150 }}
          />
          <TextField
            label="Name"
            disabled={locked}
            value={holiday.name}
            onChange={(event) => change(index, { name: event.target.value })}
            sx={{ flex: '1 1 100px' }}
          />
          <TextField
            label="Open"
            placeholder="closed"
            disabled={locked}
            value={holiday.hours}
            error={readHoliday(holiday) === null}
            helperText={readHoliday(holiday) === null ? 'As in 09:00-12:00' : undefined}
            onChange={(event) => change(index, { hours: event.target.value })}
            sx={{ width: 130 }}
          />
          <FormControlLabel
            disabled={locked}
            control={
              <Checkbox
                size="small"
                checked={holiday.everyYear}
                onChange={(_event, everyYear) => change(index, { everyYear })}
              />
            }
            label="Every year"
          />
          {!locked && (
            <IconAction
              label={`Remove ${holiday.name || 'the holiday'}`}
              onClick={() => onChange(holidays.filter((_, at) => at !== index))}
            >
              <RemoveIcon />
            </IconAction>
          )}
        </Box>
      ))}
      {!locked && (
        <Button
          variant="outlined"
          onClick={() => onChange([...holidays, { date: '', name: '', everyYear: false, hours: '' }])}
          sx={{ justifySelf: 'start' }}
        >
          Add a holiday
        </Button>
      )}
    </Box>
  )
}
