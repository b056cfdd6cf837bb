import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'

type Props = {
  label: string
  values: readonly string[]
  /** what can be chosen; where it is empty, anything can be written */
  options: readonly { value: string; label: string }[]
  onChange: (values: string[]) => void
  disabled?: boolean
  problem?: string | undefined
}

/** Several values, chosen or written. */
export function Several({ label, values, options, onChange, disabled = false, problem }: Props) {
  const names = new Map(options.map((option) => [option.value, option.label]))
  return (
    <Autocomplete
      multiple
      size="small"
      freeSolo={options.length === 0}
      autoSelect={options.length === 0}
      options={options.map(({ value }) => value)}
      getOptionLabel={(value) => names.get(value) ?? value}
      value={[...values]}
      disabled={disabled}
      onChange={(_event, chosen) => onChange(chosen)}
      sx={{ minWidth: 180, flex: '2 1 200px' }}
      renderInput={(input) => (
        <TextField {...input} label={label} error={problem !== undefined} helperText={problem} />
      )}
    />
  )
}
