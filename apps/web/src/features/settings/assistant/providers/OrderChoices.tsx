'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { Providers } from '../api.ts'
import { taskNames } from '../words.ts'

type Orders = Providers['orders']
type Props = { orders: Orders; disabled: boolean; onChange: (orders: Orders) => void }

/** For each task, whether its providers are asked in the order of the list or the cheapest first. */
export function OrderChoices({ orders, disabled, onChange }: Props) {
  const { embed: _, ...names } = taskNames
  const tasks = Object.entries(names) as [keyof typeof names, string][]
  return (
    <Box
      component="section"
      aria-label="Who is asked first"
      sx={{ px: 5, py: 4, borderTop: '1px solid', borderColor: 'hairline' }}
    >
      <Box sx={{ fontWeight: 500 }}>Who is asked first</Box>
      <Box sx={{ fontSize: 12, color: 'ink3', mb: 3 }}>
        The cheapest is reckoned from the prices of the models each provider has for the task.
      </Box>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))' }}>
        {tasks.map(([task, name]) => {
          const { [task]: own = 'listed', ...others } = orders
          return (
            <TextField
              key={task}
              select
              label={name}
              value={own}
              disabled={disabled}
              onChange={(event) =>
                onChange(event.target.value === 'cheapest' ? { ...others, [task]: 'cheapest' } : others)
              }
            >
              <MenuItem value="listed">As listed above</MenuItem>
              <MenuItem value="cheapest">The cheapest</MenuItem>
            </TextField>
          )
        })}
      </Box>
    </Box>
  )
}
