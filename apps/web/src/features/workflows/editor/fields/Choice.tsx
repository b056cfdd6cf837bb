import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'

type Props = {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  onChange: (value: string) => void
  disabled?: boolean
  problem?: string | undefined
}

/** One of a few, by its name. */
export function Choice({ label, value, options, onChange, disabled = false, problem }: Props) {
  const known = value === '' || options.some((option) => option.value === value)
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value}
      disabled={disabled}
      error={problem !== undefined}
      helperText={problem}
      onChange={(event) => onChange(event.target.value)}
      sx={{ minWidth: 150, flex: '1 1 150px' }}
    >
      {!known && <MenuItem value={value}>{value}</MenuItem>}
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  )
}
