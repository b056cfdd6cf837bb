'use client'

import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { usePermission } from '../../shell/usePermission.ts'
import { type Over, replaysApi } from '../api.ts'

/** What the fields hold: a number as it is typed, and a saved set, empty for the newest conversations. */
export type Chosen = { last: string; setId: string }
export const newest: Chosen = { last: '100', setId: '' }

/** What is sent, or null while the number makes no sense. */
export function overOf({ last, setId }: Chosen): Over | null {
  if (setId !== '') return { setId }
  const count = Number(last)
  return Number.isInteger(count) && count >= 1 && count <= 1_000 ? { last: count } : null
}

type Props = { chosen: Chosen; onChange: (chosen: Chosen) => void; onNewSet: () => void }

/** Over which conversations: the newest so many, or a set that was saved. */
export function OverFields({ chosen, onChange, onNewSet }: Props) {
  const { data } = replaysApi.useListReplaySetsInfiniteQuery({ query: { limit: 100 } })
  const sets = data?.pages.flatMap(({ items }) => items) ?? []
  const may = usePermission('replays:run')
  return (
    <>
      <TextField
        select
        size="small"
        label="Conversations"
        value={sets.some(({ id }) => id === chosen.setId) ? chosen.setId : ''}
        onChange={({ target }) => onChange({ ...chosen, setId: target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ minWidth: 200 }}
      >
        <MenuItem value="">The newest</MenuItem>
        {sets.map(({ id, name, conversations }) => (
          <MenuItem key={id} value={id}>
            {name} ({conversations})
          </MenuItem>
        ))}
      </TextField>
      {chosen.setId === '' && (
        <TextField
          size="small"
          type="number"
          label="How many"
          value={chosen.last}
          error={overOf(chosen) === null}
          onChange={({ target }) => onChange({ ...chosen, last: target.value })}
          slotProps={{ htmlInput: { min: 1, max: 1000 } }}
          sx={{ width: 110 }}
        />
      )}
      {may && (
        <Button variant="text" onClick={onNewSet}>
          Save a set
        </Button>
      )}
    </>
  )
}
