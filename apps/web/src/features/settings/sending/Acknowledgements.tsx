'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { mailboxesApi } from '../mailboxes/api.ts'
import { sendingApi } from './api.ts'

/** For each mailbox, whether it confirms new conversations, and with which words. */
export function Acknowledgements() {
  const { data } = mailboxesApi.useListMailboxesInfiniteQuery()
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      {(data?.pages ?? [])
        .flatMap(({ items }) => items)
        .map(({ id, address }) => (
          <Acknowledgement key={id} id={id} address={address} />
        ))}
    </Box>
  )
}

function Acknowledgement({ id, address }: { id: string; address: string }) {
  const { data } = sendingApi.useGetAcknowledgementQuery({ params: { id } })
  const [put, { isLoading }] = sendingApi.usePutAcknowledgementMutation()
  const may = usePermission('mailboxes:write')
  const [enabled, setEnabled] = useState(false)
  const [text, setText] = useState('')
  const { tell, tellProblem } = useToasts()
  useEffect(() => {
    if (!data) return
    setEnabled(data.enabled)
    setText(data.text)
  }, [data])
  const changed = data !== undefined && (data.enabled !== enabled || data.text !== text)
  const save = async () => {
    const { error } = await put({ params: { id }, body: { enabled, text } })
    if (error === undefined) tell(enabled ? 'New conversations are confirmed.' : 'Nothing is confirmed.')
    else tellProblem('This was not saved.', error)
  }
  return (
    <Box sx={{ display: 'grid', gap: 1, maxWidth: 560, justifyItems: 'start' }}>
      <FormControlLabel
        disabled={!may || data === undefined}
        control={<Switch checked={enabled} onChange={(_event, checked) => setEnabled(checked)} />}
        label={address}
      />
      {enabled && (
        <TextField
          fullWidth
          multiline
          minRows={2}
          disabled={!may}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { 'aria-label': `Words of the confirmation of ${address}` } }}
        />
      )}
      {may && changed && (
        <Button
          variant="contained"
          disabled={isLoading || (enabled && text.trim() === '')}
          onClick={() => void save()}
        >
          Save
        </Button>
      )}
    </Box>
  )
}
