'use client'
import ScheduleIcon from '@mui/icons-material/ScheduleSendOutlined'
import Button from '@mui/material/Button'
import Tooltip from '@mui/material/Tooltip'
import { useRef, useState } from 'react'
import { TimeMenu } from '../../conversation/delivery/TimeMenu.tsx'

type Props = { disabled: boolean; onPick: (later: { sendAt: string; cancelOnReply: boolean }) => void }

/** The other half of Send: when it leaves, and whether a customer who writes first stops it. */
export function SendLater({ disabled, onPick }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [cancelOnReply, setCancelOnReply] = useState(true)
  return (
    <>
      <Tooltip title="Send later">
        <span>
          <Button
            ref={button}
            variant="contained"
            aria-label="Send later"
            aria-haspopup="dialog"
            aria-expanded={open}
            disabled={disabled}
            onClick={() => setOpen(true)}
            sx={{ minWidth: 0, px: 1.5, ml: '1px', borderTopLeftRadius: 0, borderBottomLeftRadius: 0 }}
          >
            <ScheduleIcon sx={{ fontSize: 16 }} />
          </Button>
        </span>
      </Tooltip>
      <TimeMenu
        anchor={open ? button.current : null}
        first={[{ key: 'cancel', label: 'Unless the customer writes first', chosen: cancelOnReply }]}
        onChoice={() => setCancelOnReply(!cancelOnReply)}
        onPick={(sendAt) => onPick({ sendAt, cancelOnReply })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}
