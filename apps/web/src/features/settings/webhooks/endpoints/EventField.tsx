'use client'

import { webhookEventNames, webhookEventTypes } from '@frontdesk/core/webhooks/event-types'
import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { type UseFormReturn, useController } from 'react-hook-form'
import type { EndpointFields } from './endpoint-form.ts'

/** Which events are told; none where only workflows call the endpoint. */
export function EventField({ form }: { form: UseFormReturn<EndpointFields> }) {
  const { field } = useController({ control: form.control, name: 'eventTypes' })
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 1 }}>
      <Box component="legend" sx={{ fontSize: 13, fontWeight: 500, mb: 1 }}>
        Events
      </Box>
      {webhookEventNames.map((name) => (
        <FormControlLabel
          key={name}
          sx={{ alignItems: 'flex-start', m: 0, gap: 2 }}
          control={
            <Checkbox
              size="small"
              sx={{ p: 0 }}
              checked={field.value.includes(name)}
              onChange={(_, checked) =>
                field.onChange(
                  checked ? [...field.value, name] : field.value.filter((other) => other !== name),
                )
              }
            />
          }
          label={
            <Box component="span">
              <Box component="code" sx={{ display: 'block', fontSize: 12 }}>
                {name}
              </Box>
              <Box component="span" sx={{ fontSize: 12, color: 'ink3' }}>
                {webhookEventTypes[name]}
              </Box>
            </Box>
          }
        />
      ))}
    </Box>
  )
}
