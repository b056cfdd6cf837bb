import MenuItem from '@mui/material/MenuItem'
import Stack from '@mui/material/Stack'
import TextField from '@mui/material/TextField'

export type Common = { collection: string; audience: 'public' | 'internal' }
export const noChoice: Common = { collection: '', audience: 'public' }

type Props = { value: Common; onChange: (value: Common) => void }

/** Where the articles of an import belong, and whom they are for. */
export function CommonFields({ value, onChange }: Props) {
  return (
    <Stack direction="row" sx={{ gap: 3 }}>
      <TextField
        fullWidth
        label="Collection"
        value={value.collection}
        onChange={(event) => onChange({ ...value, collection: event.target.value.slice(0, 100) })}
      />
      <TextField
        select
        fullWidth
        label="For"
        value={value.audience}
        onChange={(event) =>
          onChange({ ...value, audience: event.target.value === 'internal' ? 'internal' : 'public' })
        }
      >
        <MenuItem value="public">Customers</MenuItem>
        <MenuItem value="internal">Members only</MenuItem>
      </TextField>
    </Stack>
  )
}
