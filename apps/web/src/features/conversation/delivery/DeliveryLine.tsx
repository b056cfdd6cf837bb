'use client'
import DoneIcon from '@mui/icons-material/DoneAllOutlined'
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined'
import HelpIcon from '@mui/icons-material/HelpOutlineOutlined'
import ScheduleIcon from '@mui/icons-material/ScheduleSendOutlined'
import SendIcon from '@mui/icons-material/SendOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { conversationApi } from '../api.ts'
import type { Message } from '../thread/timeline.ts'
import { Countdown } from './Countdown.tsx'
import { RecipientStates } from './RecipientStates.tsx'
import { ScheduledBanner } from './ScheduledBanner.tsx'

type Delivery = NonNullable<Message['delivery']>
type Look = { Icon: typeof DoneIcon; words: string; color: string }

const looks: Record<Delivery['state'], Look> = {
  queued: { Icon: ScheduleIcon, words: 'Waiting to leave', color: 'ink3' },
  sending: { Icon: SendIcon, words: 'Sending', color: 'ink3' },
  sent: { Icon: DoneIcon, words: 'Sent', color: 'calm' },
  failed: { Icon: ErrorIcon, words: 'Not sent', color: 'late' },
  unknown: { Icon: HelpIcon, words: 'Nobody can tell whether this was sent', color: 'warn' },
  undone: { Icon: ScheduleIcon, words: 'Taken back', color: 'ink3' },
}

/** Where a reply is on its way, and what to do when it is stuck. */
export function DeliveryLine({ message, delivery }: { message: Message; delivery: Delivery }) {
  const { Icon, words, color } = looks[delivery.state]
  const { state, error, notBefore, scheduled, cancelOnReply, recipients } = delivery
  if (state === 'queued' && scheduled && delivery.attempts === 0) {
    return <ScheduledBanner messageId={message.id} sendAt={notBefore} cancelOnReply={cancelOnReply} />
  }
  return (
    <>
      <Box
        role="status"
        data-delivery={state}
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mt: 3, fontSize: 12, color }}
      >
        <Icon sx={{ fontSize: 15 }} />
        {words}
        {state === 'queued' && <Countdown until={notBefore} before="leaves in" />}
        {error && (state === 'failed' || state === 'unknown') && (
          <Box component="span" sx={{ color: 'ink2', overflowWrap: 'anywhere' }}>
            {error}
          </Box>
        )}
        <Settle message={message} state={state} />
      </Box>
      <RecipientStates recipients={recipients} />
    </>
  )
}

const ways: Partial<Record<Delivery['state'], { state: 'sent' | 'queued'; label: string }[]>> = {
  failed: [{ state: 'queued', label: 'Retry' }],
  unknown: [
    { state: 'sent', label: 'It was sent' },
    { state: 'queued', label: 'Send again' },
  ],
}

function Settle({ message, state }: { message: Message; state: Delivery['state'] }) {
  const [settle, { isLoading }] = conversationApi.useSettleDeliveryMutation()
  const { tellProblem } = useToasts()
  const may = usePermission('conversations:reply')
  if (!may) return null
  return ways[state]?.map((way) => (
    <Button
      key={way.label}
      variant="outlined"
      disabled={isLoading}
      sx={{ height: 24, fontSize: 12 }}
      onClick={() => {
        settle({ params: { id: message.id }, body: { state: way.state } })
          .unwrap()
          .catch((problem) => tellProblem('The delivery was not changed.', problem))
      }}
    >
      {way.label}
    </Button>
  ))
}
