import ToggleButton from '@mui/material/ToggleButton'
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup'

export type Show = 'different' | 'failed' | 'all'

const choices: { value: Show; label: string }[] = [
  { value: 'different', label: 'Would differ' },
  { value: 'failed', label: 'Failed' },
  { value: 'all', label: 'All' },
]

/** Which conversations of a trial are shown. */
export function ShowPicker({ show, onChange }: { show: Show; onChange: (show: Show) => void }) {
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="Conversations shown"
      value={show}
      onChange={(_event, value: Show | null) => value && onChange(value)}
    >
      {choices.map(({ value, label }) => (
        <ToggleButton key={value} value={value}>
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
