'use client'
import ScheduleIcon from '@mui/icons-material/ScheduleSendOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useRef, useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { composerApi } from '../../composer/api.ts'
import { usePermission } from '../../shell/usePermission.ts'
import { conversationApi } from '../api.ts'
import { momentOf } from './moment.ts'
import { TimeMenu } from './TimeMenu.tsx'

type Props = { messageId: string; sendAt: string; cancelOnReply: boolean }

/** A mail that waits for its moment, with the ways to change that. */
export function ScheduledBanner({ messageId, sendAt, cancelOnReply }: Props) {
  const may = usePermission('conversations:reply')
  const button = useRef<HTMLButtonElement>(null)
  const [choosing, setChoosing] = useState(false)
  const [reschedule, { isLoading }] = conversationApi.usePutScheduleMutation()
  const [undo, { isLoading: canceling }] = composerApi.useUndoDeliveryMutation()
  const { tell, tellProblem } = useToasts()
  const busy = isLoading || canceling
  const move = (to: string) => {
    reschedule({ params: { id: messageId }, body: { sendAt: to } })
      .unwrap()
      .catch((problem) => tellProblem('The time was not changed.', problem))
  }
  const cancel = () => {
    undo({ params: { id: messageId } })
      .unwrap()
      .then(() => tell('Taken back. The text is the draft again.'))
      .catch((problem) => tellProblem('The mail was not taken back.', problem))
  }
  return (
    <Box
      role="status"
      data-delivery="scheduled"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        mt: 3,
        px: 2.5,
        py: 1.5,
        fontSize: 12,
        color: 'ink2',
        bgcolor: 'sunken',
        borderRadius: '8px',
      }}
    >
      <ScheduleIcon sx={{ fontSize: 15 }} />
      <span>
        Leaves {momentOf(new Date(sendAt))}
        {cancelOnReply && ', unless the customer writes first'}
      </span>
      {may && (
        <Box sx={{ display: 'flex', gap: 1, ml: 'auto' }}>
          <Button
            ref={button}
            disabled={busy}
            aria-haspopup="dialog"
            aria-expanded={choosing}
            onClick={() => setChoosing(true)}
            sx={small}
          >
            Change time
          </Button>
          <Button disabled={busy} onClick={() => move('now')} sx={small}>
            Send now
          </Button>
          <Button disabled={busy} onClick={cancel} sx={small}>
            Cancel
          </Button>
        </Box>
      )}
      <TimeMenu anchor={choosing ? button.current : null} onPick={move} onClose={() => setChoosing(false)} />
    </Box>
  )
}

const small = { height: 24, fontSize: 12 }
