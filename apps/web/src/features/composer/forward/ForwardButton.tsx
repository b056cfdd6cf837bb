'use client'
import ForwardIcon from '@mui/icons-material/ForwardOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { skipToken } from '@reduxjs/toolkit/query'
import { useId, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../ui/IconAction.tsx'
import type { Message } from '../../conversation/thread/timeline.ts'
import { usePermission } from '../../shell/usePermission.ts'
import { composerApi } from '../api.ts'
import { readAddresses } from '../reply/recipients.ts'
import { warningsOfCheck } from '../reply/warnings.ts'

/** Sends a letter on to somebody else, with its files. */
export function ForwardButton({ message }: { message: Message }) {
  const [open, setOpen] = useState(false)
  const may = usePermission('conversations:reply')
  if (!may) return null
  return (
    <>
      <IconAction label="Forward" onClick={() => setOpen(true)}>
        <ForwardIcon sx={{ fontSize: 16 }} />
      </IconAction>
      {open && <ForwardDialog message={message} onClose={() => setOpen(false)} />}
    </>
  )
}

function ForwardDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const heading = useId()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [key] = useState(() => crypto.randomUUID())
  const [forward, { isLoading }] = composerApi.useCreateForwardMutation()
  const [undo] = composerApi.useUndoDeliveryMutation()
  const { tell, tellProblem, tellWithUndo } = useToasts()
  const { addresses: to, rest } = readAddresses(typed)
  const whole = to.length > 0 && rest === ''
  const { currentData: check } = composerApi.useReplyRecipientsQuery(
    whole
      ? { params: { id: message.conversationId }, query: { mode: 'forward', messageId: message.id, to } }
      : skipToken,
  )
  const warnings = check ? warningsOfCheck(check) : []
  const takeBack = (id: string) => {
    undo({ params: { id } })
      .unwrap()
      .catch((problem) => tellProblem('The mail was not taken back.', problem))
  }
  const send = () => {
    const body = {
      to,
      text,
      asLinks: check !== undefined && !check.size.fits,
      ignoreSuppression: (check?.suppressed.length ?? 0) > 0,
    }
    forward({ params: { id: message.id }, body, idempotencyKey: key })
      .unwrap()
      .then((sent) => {
        const seconds = (Date.parse(sent.delivery?.notBefore ?? sent.createdAt) - Date.now()) / 1_000
        if (seconds < 1) tell('Forwarded')
        else tellWithUndo('The mail is forwarded', { seconds, undo: () => takeBack(sent.id) })
        onClose()
      })
      .catch((problem) => tellProblem('The mail was not forwarded.', problem))
  }
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={heading}>
      <DialogTitle id={heading}>Forward this mail</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        <TextField
          label="To"
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={rest !== ''}
          helperText={rest === '' ? ' ' : `${rest} is no address`}
          sx={{ mt: 1 }}
        />
        <TextField
          label="Your words"
          multiline
          minRows={3}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {warnings.map(({ title, detail }) => (
          <Box key={title} role="status" sx={{ fontSize: 12, color: 'warn' }}>
            {title}: {detail}
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button variant="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="contained" disabled={!whole || check === undefined || isLoading} onClick={send}>
          {warnings.length > 0 ? 'Forward anyway' : 'Forward'}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
