import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'

const choices = [7, 30, 90]

/** How many days a report is about, today the last of them. */
export function PeriodPicker({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="Period"
      value={days}
      onChange={(_event, chosen: number | null) => chosen && onChange(chosen)}
    >
      {choices.map((choice) => (
        <ToggleButton key={choice} value={choice}>
          {choice} days
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
