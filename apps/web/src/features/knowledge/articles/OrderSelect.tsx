import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'

const orders = [
  { value: 'changed', name: 'Last changed' },
  { value: 'cited', name: 'Most cited' },
  { value: 'viewed', name: 'Most looked at' },
  { value: 'helpful', name: 'Most helpful' },
] as const

export type Order = (typeof orders)[number]['value']

type Props = { value: Order; onChange: (value: Order) => void }

/** Which articles come first. */
export function OrderSelect({ value, onChange }: Props) {
  return (
    <TextField
      select
      size="small"
      value={value}
      onChange={(event) =>
        onChange(orders.find((order) => order.value === event.target.value)?.value ?? 'changed')
      }
      slotProps={{ htmlInput: { 'aria-label': 'Order' } }}
    >
      {orders.map((order) => (
        <MenuItem key={order.value} value={order.value}>
          {order.name}
        </MenuItem>
      ))}
    </TextField>
  )
}
