'use client'

import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { exactLength, kindWords } from '../../../sla/words.ts'
import { sendingApi } from '../../sending/api.ts'
import { slaSettingsApi, whole } from '../api.ts'
import { Preview } from '../Preview.tsx'
import { kinds, levels } from '../words.ts'
import { readLength } from './lengths.ts'
import type { PolicyFields } from './policy-form.ts'

type Props = { fields: PolicyFields; locked: boolean; onChange: (fields: PolicyFields) => void }

const pauses = [
  { value: 'pending', label: 'the conversation is pending' },
  { value: 'answered', label: 'the customer has our answer' },
  { value: 'snoozed', label: 'the conversation is snoozed' },
] as const

/** In which hours time counts, what stops it, and what follows for a mail. */
export function TimeFields({ fields, locked, onChange }: Props) {
  const { data } = slaSettingsApi.useListCalendarsQuery(whole)
  const { data: own } = sendingApi.useGetSendingRulesQuery()
  const calendars = data?.items ?? []
  const chosen = calendars.find(({ id }) => id === fields.calendarId)
  const organization = own && { timeZone: own.timeZone, hours: own.businessHours, holidays: [] }
  const calendar = chosen ?? organization
  const promise = firstPromise(fields)
  return (
    <>
      <TextField
        select
        label="Calendar"
        disabled={locked}
        value={chosen ? fields.calendarId : ''}
        onChange={(event) => onChange({ ...fields, calendarId: event.target.value })}
        slotProps={{ select: { displayEmpty: true } }}
      >
        <MenuItem value="">Business hours of the organization</MenuItem>
        {calendars.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      {calendar && promise && (
        <Preview calendar={calendar} minutes={promise.minutes} promise={promise.words} />
      )}
      <TextField
        select
        label="Targets go by"
        disabled={locked}
        value={fields.targetsBy}
        onChange={(event) =>
          onChange({ ...fields, targetsBy: event.target.value === 'severity' ? 'severity' : 'priority' })
        }
      >
        <MenuItem value="priority">Priority, which people set</MenuItem>
        <MenuItem value="severity">Severity, as the message was judged</MenuItem>
      </TextField>
      <TextField
        label="Warn when this much of the time has passed, in percent"
        type="number"
        disabled={locked}
        value={fields.nearPercent}
        onChange={(event) => onChange({ ...fields, nearPercent: Number(event.target.value) })}
        slotProps={{ htmlInput: { min: 1, max: 99 } }}
      />
      <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid' }}>
        <Box component="legend" sx={{ fontSize: 12, fontWeight: 500, color: 'ink2' }}>
          Time stands still while
        </Box>
        {pauses.map(({ value, label }) => (
          <FormControlLabel
            key={value}
            disabled={locked}
            control={
              <Checkbox
                size="small"
                checked={fields.pauses.includes(value)}
                onChange={() =>
                  onChange({
                    ...fields,
                    pauses: [...new Set(fields.pauses).symmetricDifference(new Set([value]))],
                  })
                }
              />
            }
            label={label}
          />
        ))}
      </Box>
    </>
  )
}

/** The promise a preview is made of: the first one that is set, by preference for what is normal. */
function firstPromise({ targets }: PolicyFields): { minutes: number; words: string } | null {
  for (const kind of kinds) {
    for (const level of ['normal' as const, ...levels]) {
      const minutes = readLength(targets[kind][level])
      if (minutes) return { minutes, words: `${kindWords[kind]}, ${level}: ${exactLength(minutes)}.` }
    }
  }
  return null
}
