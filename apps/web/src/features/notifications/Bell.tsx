'use client'
import BellIcon from '@mui/icons-material/NotificationsNoneOutlined'
import Popover from '@mui/material/Popover'
import { useRef, useState } from 'react'
import { IconAction } from '../../ui/IconAction.tsx'
import { useKeyWords } from '../shortcuts/useKeyWords.ts'
import { useShortcut } from '../shortcuts/useShortcut.ts'
import { NotificationList } from './NotificationList.tsx'
import { UnreadBadge } from './UnreadBadge.tsx'
import { useUnread } from './useUnread.ts'
import { bellName } from './words.ts'

/** How much you have not read, and the list of it. `keyed` where it answers to its key: one bell a screen does. */
export function Bell({ keyed = false, onLeave }: { keyed?: boolean; onLeave?: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null)
  const keys = useKeyWords('notifications')
  const unread = useUnread()
  useShortcut('notifications', () => setAnchor(button.current), keyed)
  const close = () => setAnchor(null)
  return (
    <>
      <IconAction
        ref={button}
        label={bellName(unread)}
        {...(keyed ? { keys } : {})}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={() => setAnchor(button.current)}
      >
        <UnreadBadge unread={unread}>
          <BellIcon />
        </UnreadBadge>
      </IconAction>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { sx: paper, role: 'dialog', 'aria-label': 'Notifications' } }}
      >
        <NotificationList
          unread={unread}
          onOpen={() => {
            close()
            onLeave?.()
          }}
        />
      </Popover>
    </>
  )
}

const paper = {
  display: 'flex',
  flexDirection: 'column',
  width: 380,
  maxWidth: 'calc(100vw - 24px)',
  maxHeight: 'min(560px, calc(100dvh - 48px))',
  bgcolor: 'raised',
}
