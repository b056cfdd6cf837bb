'use client'

import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import { type CaseDetail, complianceApi } from './api.ts'

/** Moves a case along, and gives it out as a file. */
export function CaseActions({ one: { id, number, state } }: { one: CaseDetail }) {
  const [closing, setClosing] = useState(false)
  const [reason, setReason] = useState('')
  const [put, { isLoading }] = complianceApi.usePutComplianceCaseStateMutation()
  const [give, giving] = complianceApi.useCreateComplianceExportMutation()
  const { tellProblem } = useToasts()
  const move = async (to: 'investigating' | 'closed') => {
    const { error } = await put({ params: { id }, body: { state: to, reason } })
    setClosing(false)
    if (error !== undefined) tellProblem('The case stays as it is.', error)
  }
  const save = async (format: 'json' | 'csv') => {
    const { data, error } = await give({ id, format })
    if (data !== undefined) download(`compliance-case-${number}.${format}`, data)
    else tellProblem('The case was not exported.', error)
  }
  return (
    <>
      {state === 'open' && (
        <PermittedButton
          permission="compliance:write"
          variant="contained"
          disabled={isLoading}
          onClick={() => void move('investigating')}
        >
          Investigate
        </PermittedButton>
      )}
      {state !== 'closed' && (
        <PermittedButton permission="compliance:write" variant="outlined" onClick={() => setClosing(true)}>
          Close
        </PermittedButton>
      )}
      {(['json', 'csv'] as const).map((format) => (
        <Button key={format} variant="outlined" disabled={giving.isLoading} onClick={() => void save(format)}>
          Export {format.toUpperCase()}
        </Button>
      ))}
      <ConfirmDialog
        open={closing}
        title={`Close case ${number}?`}
        confirm="Close the case"
        busy={isLoading || reason.trim() === ''}
        onConfirm={() => void move('closed')}
        onClose={() => setClosing(false)}
      >
        <p>A closed case cannot be opened again. The reason becomes part of the record.</p>
        <TextField
          label="Reason"
          multiline
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 2_000 } }}
        />
      </ConfirmDialog>
    </>
  )
}

function download(filename: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text]))
  const link = document.createElement('a')
  link.href = url
  link.download = filename
  link.click()
  URL.revokeObjectURL(url)
}
