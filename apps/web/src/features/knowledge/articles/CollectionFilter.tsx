'use client'

import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useListCollectionsQuery } from './api.ts'

type Props = { value: string; onChange: (collection: string) => void }

/** Absent until there is a collection to choose. */
export function CollectionFilter({ value, onChange }: Props) {
  const { data } = useListCollectionsQuery()
  if (!data || data.items.length === 0) return null
  return (
    <TextField
      select
      size="small"
      label="Collection"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      sx={{ minWidth: 180 }}
    >
      <MenuItem value="">All collections</MenuItem>
      {data.items.map(({ name, articles }) => (
        <MenuItem key={name} value={name}>
          {name} ({articles})
        </MenuItem>
      ))}
    </TextField>
  )
}
