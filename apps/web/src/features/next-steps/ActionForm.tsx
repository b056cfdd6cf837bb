'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { type Action, actionsApi } from './api.ts'

type Field = Action['fields'][number]

/** The fields of a step as a form made from their shapes. */
export function ActionForm({ action, onDone }: { action: Action; onDone: () => void }) {
  const [values, setValues] = useState(() =>
    Object.fromEntries(action.fields.map(({ key, value }) => [key, value === null ? '' : String(value)])),
  )
  const [put, { error, isLoading }] = actionsApi.usePutActionMutation()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const fields = Object.fromEntries(
      action.fields.map((field) => [field.key, typed(field, values[field.key])]),
    )
    const answer = await put({ params: { id: action.id }, body: { fields } })
    if (answer.error === undefined) onDone()
  }
  return (
    <Box component="form" onSubmit={(event) => void submit(event)} sx={{ display: 'grid', gap: 2 }}>
      <FormProblem error={error} />
      {action.fields.map((field) => (
        <TextField
          key={field.key}
          size="small"
          label={field.required ? field.label : `${field.label} (optional)`}
          type={field.input === 'date' ? 'date' : field.input === 'number' ? 'number' : 'text'}
          multiline={field.input === 'long'}
          maxRows={6}
          value={values[field.key] ?? ''}
          onChange={(event) => setValues({ ...values, [field.key]: event.target.value })}
          slotProps={{
            htmlInput: { dir: 'auto', ...(field.input === 'number' ? { min: 0, step: 'any' } : {}) },
            ...(field.input === 'date' ? { inputLabel: { shrink: true } } : {}),
          }}
        />
      ))}
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <Button type="submit" size="small" variant="contained" disabled={isLoading}>
          Save
        </Button>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
      </Box>
    </Box>
  )
}

function typed({ input }: Field, written = ''): string | number | null {
  if (written.trim() === '') return null
  return input === 'number' ? Number(written) : written
}
