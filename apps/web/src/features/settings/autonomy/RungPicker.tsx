'use client'

import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import type { CategoryRung, Mode } from './api.ts'
import { actsAlone, rungs } from './words.ts'

type Props = { rung: CategoryRung; disabled: boolean; onPick: (mode: Mode) => void }

/** How far the assistant may go: every rung down, and those up that were earned. */
export function RungPicker({ rung, disabled, onPick }: Props) {
  const here = rungs.findIndex(({ mode }) => mode === rung.mode)
  return (
    <TextField
      select
      size="small"
      disabled={disabled}
      value={rung.mode}
      onChange={(event) => onPick(event.target.value as Mode)}
      slotProps={{
        htmlInput: { 'aria-label': `How far the assistant goes in ${rung.category.name}` },
        select: { renderValue: () => rungs[here]?.name ?? rung.mode },
      }}
      sx={{ width: 172 }}
    >
      {rungs.map(({ mode, name, about }, index) => (
        <MenuItem
          key={mode}
          value={mode}
          disabled={actsAlone(mode) && index > here && rung.offered !== mode}
          sx={{ display: 'block', maxWidth: 320, whiteSpace: 'normal' }}
        >
          <Typography sx={{ fontSize: 13, fontWeight: 500 }}>{name}</Typography>
          <Typography sx={{ fontSize: 12, color: 'ink3' }}>{about}</Typography>
        </MenuItem>
      ))}
    </TextField>
  )
}
