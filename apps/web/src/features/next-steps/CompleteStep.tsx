'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { type Action, actionsApi } from './api.ts'

/** For what a person does by hand: that it is done, and what came of it. */
export function CompleteStep({ action }: { action: Action }) {
  const [result, setResult] = useState('')
  const [complete, { error, isLoading }] = actionsApi.useCompleteActionMutation()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void complete({ params: { id: action.id }, body: { result } })
  }
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <FormProblem error={error} />
      <TextField
        size="small"
        label="Result"
        placeholder={
          action.kind === 'order_status' ? 'It arrives on Friday.' : 'A reference, if there is one'
        }
        value={result}
        onChange={(event) => setResult(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500, dir: 'auto' } }}
      />
      <Box>
        <Button type="submit" size="small" variant="contained" disabled={isLoading}>
          Mark as done
        </Button>
      </Box>
    </Box>
  )
}
