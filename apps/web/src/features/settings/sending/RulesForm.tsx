'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { sendingApi } from './api.ts'
import { days, readHours, writeHours } from './hours-text.ts'

const undoChoices = [0, 10, 20, 30, 60]

type Fields = { undoSeconds: number; timeZone: string; hours: string[] }

/** The time for undo, the time zone, and the hours of each day. */
export function RulesForm() {
  const { data } = sendingApi.useGetSendingRulesQuery()
  const [put, { error, isLoading }] = sendingApi.usePutSendingRulesMutation()
  const may = usePermission('mailboxes:write')
  const { tell } = useToasts()
  const [fields, setFields] = useState<Fields | null>(null)
  useEffect(() => {
    if (data) setFields({ ...data, hours: writeHours(data.businessHours) })
  }, [data])
  if (fields === null) return null
  const read = fields.hours.map((text, index) => readHours(text, index + 1))
  const wrong = read.some((hours) => hours === null)
  const save = async () => {
    const { undoSeconds, timeZone } = fields
    const businessHours = read.flatMap((hours) => hours ?? [])
    const answer = await put({ body: { undoSeconds, timeZone, businessHours } })
    if (answer.error === undefined) tell('Saved.')
  }
  const choices = [...new Set([...undoChoices, fields.undoSeconds])].sort((a, b) => a - b)
  return (
    <Box sx={{ display: 'grid', gap: 3, maxWidth: 560, justifyItems: 'start' }}>
      <TextField
        select
        label="Time to undo a reply"
        disabled={!may}
        value={fields.undoSeconds}
        onChange={(event) => setFields({ ...fields, undoSeconds: Number(event.target.value) })}
        sx={{ width: 240 }}
      >
        {choices.map((seconds) => (
          <MenuItem key={seconds} value={seconds}>
            {seconds === 0 ? 'None: replies leave at once' : `${seconds} seconds`}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label="Time zone"
        disabled={!may}
        value={fields.timeZone}
        onChange={(event) => setFields({ ...fields, timeZone: event.target.value.trim() })}
        helperText="As in Europe/Berlin. A contact's own zone goes first where it is known."
        sx={{ width: 360 }}
      />
      <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 2, width: '100%' }}>
        <Box component="legend" sx={{ fontSize: 13, fontWeight: 500, mb: 2 }}>
          Business hours, as in 09:00-12:00, 13:00-17:00. All empty: weekdays from nine to five.
        </Box>
        {days.map((day, index) => (
          <TextField
            key={day}
            label={day}
            disabled={!may}
            value={fields.hours[index] ?? ''}
            error={read[index] === null}
            helperText={read[index] === null ? 'Write it as 09:00-17:00' : undefined}
            placeholder="Closed"
            onChange={(event) =>
              setFields({ ...fields, hours: fields.hours.with(index, event.target.value) })
            }
          />
        ))}
      </Box>
      <FormProblem error={error} />
      {may && (
        <Button variant="contained" disabled={isLoading || wrong} onClick={() => void save()}>
          Save
        </Button>
      )}
    </Box>
  )
}
