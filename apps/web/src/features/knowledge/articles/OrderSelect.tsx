import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'

export type Order = 'changed' | 'cited'

type Props = { value: Order; onChange: (value: Order) => void }

/** Which articles come first. */
export function OrderSelect({ value, onChange }: Props) {
  return (
    <TextField
      select
      size="small"
      value={value}
      onChange={(event) => onChange(event.target.value === 'cited' ? 'cited' : 'changed')}
      slotProps={{ htmlInput: { 'aria-label': 'Order' } }}
    >
      <MenuItem value="changed">Last changed</MenuItem>
      <MenuItem value="cited">Most cited</MenuItem>
    </TextField>
  )
}
