'use client'

import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import TextField from '@mui/material/TextField'
import type { WantedProvider } from '../api.ts'
import { taskNames } from '../words.ts'

type Models = WantedProvider['models']
type Props = { models: Models; usual: string; onChange: (models: Models) => void }

/** For each task, whether the provider does it, and with which model. */
export function TaskModels({ models, usual, onChange }: Props) {
  const tasks = Object.entries(taskNames) as [keyof typeof taskNames, string][]
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'auto 1fr 1fr', alignItems: 'center', gap: '6px 8px' }}>
      {tasks.map(([task, name]) => {
        const { [task]: own, ...others } = models
        return (
          <Box key={task} sx={{ display: 'contents' }}>
            <Checkbox
              checked={own !== null}
              onChange={(_event, checked) => onChange(checked ? others : { ...others, [task]: null })}
              slotProps={{ input: { 'aria-label': name } }}
            />
            <span>{name}</span>
            <TextField
              disabled={own === null}
              placeholder={own === null ? 'not asked' : usual}
              value={own ?? ''}
              onChange={(event) =>
                onChange(event.target.value === '' ? others : { ...others, [task]: event.target.value })
              }
              slotProps={{ htmlInput: { 'aria-label': `Model to ${name.toLowerCase()}`, maxLength: 120 } }}
            />
          </Box>
        )
      })}
    </Box>
  )
}
