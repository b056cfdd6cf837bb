'use client'
import DoneIcon from '@mui/icons-material/DoneOutlined'
import SnoozeIcon from '@mui/icons-material/SnoozeOutlined'
import Box from '@mui/material/Box'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { visuallyHidden } from '../../ui/visually-hidden.ts'
import { snoozePresets } from '../conversation/menus/snooze-times.ts'
import { type Notification, notificationsApi } from './api.ts'
import { sentenceOf } from './words.ts'

type Props = { notification: Notification; onOpen: () => void }

/** One thing you were told: what happened, where, and the ways to be done with it. */
export function NotificationRow({ notification, onOpen }: Props) {
  const { conversation, preview, createdAt } = notification
  const unread = notification.readAt === null
  return (
    <Box component="li" sx={row}>
      <Box aria-hidden sx={{ ...dot, bgcolor: unread ? 'accent' : 'transparent' }} />
      <Box component={PageLink} href={`/inbox/${conversation.number}`} onClick={onOpen} sx={link}>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <Box component="span" dir="auto" sx={{ ...line, flex: 1, fontWeight: unread ? 600 : 400 }}>
            {unread && <span style={visuallyHidden}>Unread: </span>}
            {sentenceOf(notification)}
          </Box>
          <Box component="span" sx={{ color: 'ink3', fontSize: 12 }}>
            <RelativeTime at={createdAt} />
          </Box>
        </Box>
        <Box dir="auto" sx={{ ...line, color: 'ink2' }}>
          #{conversation.number} {conversation.subject}
        </Box>
        {preview !== null && (
          <Box dir="auto" sx={{ ...line, color: 'ink3', fontSize: 12 }}>
            {preview}
          </Box>
        )}
      </Box>
      {unread && <RowActions notification={notification} />}
    </Box>
  )
}

function RowActions({ notification }: { notification: Notification }) {
  const params = { id: notification.id }
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [markRead] = notificationsApi.usePutNotificationReadMutation()
  const [snooze] = notificationsApi.usePutNotificationSnoozeMutation()
  const { tell, tellProblem } = useToasts()
  const read = async () => {
    const { error } = await markRead({ params })
    if (error !== undefined) tellProblem('It is still unread.', error)
  }
  const putOff = async (until: Date, label: string) => {
    setAnchor(null)
    const { error } = await snooze({ params, body: { until: until.toISOString() } })
    if (error === undefined) tell(`You will be told again: ${label.toLowerCase()}.`)
    else tellProblem('It was not put off.', error)
  }
  return (
    <Box sx={{ display: 'flex', flex: 'none' }}>
      <IconAction label="Mark as read" size="small" onClick={() => void read()}>
        <DoneIcon />
      </IconAction>
      <IconAction
        label="Snooze"
        size="small"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <SnoozeIcon />
      </IconAction>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {snoozePresets(new Date()).map(({ label, until }) => (
          <MenuItem key={label} onClick={() => void putOff(until, label)}>
            {label}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  )
}

const row = {
  display: 'flex',
  alignItems: 'flex-start',
  gap: 1.5,
  pl: 2,
  pr: 1,
  py: 2,
  borderBottom: '1px solid',
  borderColor: 'hairline',
  '&:hover': { bgcolor: 'hover' },
}

const dot = { flex: 'none', width: 7, height: 7, mt: 1.75, borderRadius: '50%' }

const link = { flex: 1, minWidth: 0, color: 'ink', textDecoration: 'none', fontSize: 13, lineHeight: 1.5 }

const line = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }
