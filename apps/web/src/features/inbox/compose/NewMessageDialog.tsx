'use client'
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useId, useRef, useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { DropZone } from '../../composer/attach/DropZone.tsx'
import { UploadList } from '../../composer/attach/UploadList.tsx'
import { useAttachments } from '../../composer/attach/useAttachments.ts'
import { SavedReplyMenu } from '../../composer/saved/SavedReplyMenu.tsx'
import { useSavedReplies } from '../../composer/saved/useSavedReplies.ts'
import { useGetAccountQuery } from '../../shell/api.ts'
import { ContactPick } from './ContactPick.tsx'
import { useNewMessage } from './useNewMessage.ts'

/** Writes to somebody first: to whom, from where, about what. The conversation opens once it is on its way. */
export function NewMessageDialog({ onClose }: { onClose: () => void }) {
  const [heading, menu] = [useId(), useId()]
  const phone = useMediaQuery('(max-width: 599.95px)')
  const { data: account } = useGetAccountQuery()
  const mail = useNewMessage(onClose)
  const files = useAttachments()
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [leaving, setLeaving] = useState(false)
  const attachmentIds = files.uploads.flatMap(({ id }) => id ?? [])
  const ready = mail.ready && attachmentIds.length === files.uploads.length
  const saved = useSavedReplies({
    conversationId: null,
    text: mail.text,
    names: { contact: mail.recipient?.name ?? '', agent: account?.member?.name ?? '' },
    onInsert: (next, caret) => {
      mail.setText(next)
      requestAnimationFrame(() => field.current?.setSelectionRange(caret, caret))
    },
  })
  const leave = () => (mail.dirty || files.uploads.length > 0 ? setLeaving(true) : onClose())
  return (
    <Dialog open onClose={leave} maxWidth="sm" fullWidth fullScreen={phone} aria-labelledby={heading}>
      <DialogTitle id={heading}>New message</DialogTitle>
      <DialogContent>
        <DropZone onFiles={files.add}>
          <Box sx={{ display: 'grid', gap: 3, pt: 1 }}>
            <ContactPick value={mail.recipient} onChange={mail.setRecipient} />
            <TextField
              select
              label="From"
              value={mail.mailboxId}
              onChange={(event) => mail.setMailbox(event.target.value)}
            >
              {mail.mailboxes.map(({ id, name, address }) => (
                <MenuItem key={id} value={id}>
                  {name} &lt;{address}&gt;
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label="Subject"
              required
              value={mail.subject}
              onChange={(event) => mail.setSubject(event.target.value)}
              slotProps={{ htmlInput: { maxLength: 500 } }}
            />
            <TextField
              label="Message"
              required
              multiline
              minRows={7}
              maxRows={18}
              inputRef={field}
              placeholder="Write, or type / for a saved reply…"
              value={mail.text}
              onKeyDown={(event) => {
                saved.onKeyDown(event)
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !ready) return
                event.preventDefault()
                void mail.send(attachmentIds)
              }}
              onChange={(event) => {
                mail.setText(event.target.value)
                saved.follow(event.target.selectionStart ?? event.target.value.length)
              }}
            />
            <UploadList uploads={files.uploads} onRemove={files.remove} />
          </Box>
        </DropZone>
        <SavedReplyMenu
          id={menu}
          anchor={saved.open ? field.current : null}
          replies={saved.replies}
          active={saved.active}
          onPick={saved.pick}
        />
      </DialogContent>
      <DialogActions>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Files to attach"
          onChange={(event) => {
            files.add([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <Button startIcon={<AttachFileIcon />} onClick={() => picker.current?.click()} sx={{ mr: 'auto' }}>
          Attach
        </Button>
        <Button variant="outlined" onClick={leave}>
          Cancel
        </Button>
        <Button variant="contained" disabled={!ready} onClick={() => void mail.send(attachmentIds)}>
          Send
        </Button>
      </DialogActions>
      <ConfirmDialog
        open={leaving}
        title="Throw this message away?"
        confirm="Throw away"
        cancel="Go on writing"
        onConfirm={onClose}
        onClose={() => setLeaving(false)}
      >
        It has not been sent, and nothing of it is kept.
      </ConfirmDialog>
    </Dialog>
  )
}
