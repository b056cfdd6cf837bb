'use client'

import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import { complianceApi } from './api.ts'

/** Adds a note to a case. */
export function NoteForm({ id }: { id: string }) {
  const [text, setText] = useState('')
  const [add, { error, isLoading }] = complianceApi.useCreateComplianceNoteMutation()
  const submit = async () => {
    const answer = await add({ params: { id }, body: { text } })
    if (answer.error === undefined) setText('')
  }
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
      <TextField
        label="Note"
        multiline
        minRows={2}
        value={text}
        onChange={(event) => setText(event.target.value)}
        helperText="A note can never be changed or taken away."
        slotProps={{ htmlInput: { maxLength: 10_000 } }}
      />
      <FormProblem error={error} />
      <PermittedButton
        permission="compliance:write"
        variant="outlined"
        disabled={isLoading || text.trim() === ''}
        onClick={() => void submit()}
      >
        Add note
      </PermittedButton>
    </Box>
  )
}
