'use client'

import RemoveIcon from '@mui/icons-material/CloseOutlined'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { useId } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'

type Level = { id: string; level: number }
type Props = {
  title: string
  /** what it is offered as, such as "Add a skill" */
  add: string
  levels: readonly { value: number; label: string }[]
  choices: readonly { id: string; name: string }[]
  value: readonly Level[]
  disabled: boolean
  onChange: (value: Level[]) => void
}

/** Things with a level each, to be added to and taken from. */
export function LevelList({ title, add, levels, choices, value, disabled, onChange }: Props) {
  const heading = useId()
  const taken = new Set(value.map(({ id }) => id))
  const free = choices.filter(({ id }) => !taken.has(id))
  const nameOf = (id: string) => choices.find((one) => one.id === id)?.name ?? ''
  return (
    <Box role="group" aria-labelledby={heading} sx={{ display: 'grid', gap: 2 }}>
      <Typography id={heading} sx={{ fontSize: 12, fontWeight: 500, color: 'ink2' }}>
        {title}
      </Typography>
      {value.map(({ id, level }) => (
        <Box key={id} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{nameOf(id)}</Box>
          <TextField
            select
            value={level}
            disabled={disabled}
            onChange={(event) =>
              onChange(value.map((one) => (one.id === id ? { id, level: Number(event.target.value) } : one)))
            }
            slotProps={{ htmlInput: { 'aria-label': `Level of ${nameOf(id)}` } }}
            sx={{ width: 150 }}
          >
            {levels.map((choice) => (
              <MenuItem key={choice.value} value={choice.value}>
                {choice.label}
              </MenuItem>
            ))}
          </TextField>
          {!disabled && (
            <IconAction
              label={`Remove ${nameOf(id)}`}
              onClick={() => onChange(value.filter((one) => one.id !== id))}
            >
              <RemoveIcon />
            </IconAction>
          )}
        </Box>
      ))}
      {!disabled && free.length > 0 && (
        <TextField
          select
          label={add}
          value=""
          onChange={(event) => onChange([...value, { id: event.target.value, level: 1 }])}
        >
          {free.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      {value.length === 0 && disabled && <Typography sx={{ color: 'ink3' }}>None.</Typography>}
    </Box>
  )
}
