import Box from '@mui/material/Box'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'

type Props = {
  label: string
  value: number | null
  /** what it begins with when it is switched on */
  usual: number
  disabled: boolean
  onChange: (minutes: number | null) => void
}

/** Something that happens after so many minutes, or never. */
export function MinutesField({ label, value, usual, disabled, onChange }: Props) {
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <FormControlLabel
        disabled={disabled}
        control={
          <Switch checked={value !== null} onChange={(_, checked) => onChange(checked ? usual : null)} />
        }
        label={label}
      />
      {value !== null && (
        <TextField
          label="After minutes"
          type="number"
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(Number(event.target.value))}
          slotProps={{ htmlInput: { min: 1, max: 10_080, 'aria-label': `${label}, after minutes` } }}
          sx={{ width: 160 }}
        />
      )}
    </Box>
  )
}
