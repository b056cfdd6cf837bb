'use client'

import Box from '@mui/material/Box'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import type { WaitStep } from '../tree.ts'
import { Several } from './Several.tsx'

type Wait = WaitStep['wait']
type Props = { wait: Wait; disabled: boolean; onChange: (wait: Wait) => void }

const endings = [
  { value: 'message_arrived', label: 'the customer writes' },
  { value: 'reply_sent', label: 'somebody replies' },
  { value: 'status_changed', label: 'the status changes' },
  { value: 'conversation_assigned', label: 'it is assigned' },
]

/** How long a run waits, and what ends it instead. */
export function WaitFields({ wait, disabled, onChange }: Props) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <TextField
        size="small"
        type="number"
        label="Minutes"
        value={wait.minutes}
        disabled={disabled}
        onChange={({ target }) => onChange({ ...wait, minutes: Number(target.value) })}
        sx={{ flex: '1 1 120px' }}
      />
      <Several
        label="End the run if"
        values={wait.cancelledBy ?? []}
        options={endings}
        disabled={disabled}
        onChange={(cancelledBy) => onChange({ ...wait, cancelledBy })}
      />
      <FormControlLabel
        label="Opening hours only"
        control={
          <Switch
            checked={wait.openHours === true}
            disabled={disabled}
            onChange={(_event, openHours) => onChange({ ...wait, openHours })}
          />
        }
      />
    </Box>
  )
}
