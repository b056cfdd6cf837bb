'use client'
import EventIcon from '@mui/icons-material/EventOutlined'
import Box from '@mui/material/Box'
import type { Message } from '../../thread/timeline.ts'
import { invitationTime } from './invitation-time.ts'

type Invitation = NonNullable<Message['invitation']>

const methods: Record<string, string> = {
  REQUEST: 'Invitation',
  CANCEL: 'Cancelled',
  REPLY: 'Answer to an invitation',
  COUNTER: 'Another time proposed',
}

/** The event a mail invites to, as a card above its text. */
export function InvitationCard({ invitation }: { invitation: Message['invitation'] }) {
  if (!invitation) return null
  const { summary, location, method, repeats, start, end, timeZone } = invitation
  const cancelled = method === 'CANCEL'
  return (
    <Box component="section" aria-label="Calendar event" sx={look}>
      <EventIcon sx={{ fontSize: 20, color: cancelled ? 'late' : 'accent' }} />
      <Box sx={{ minWidth: 0, flex: 1, overflowWrap: 'anywhere' }}>
        <Box sx={{ color: 'ink3', fontSize: 12 }}>{methods[method] ?? 'Event'}</Box>
        <Box dir="auto" sx={{ fontWeight: 600, textDecoration: cancelled ? 'line-through' : 'none' }}>
          {summary || '(no title)'}
        </Box>
        <Box>
          {invitationTime(start, end)}
          {repeats && ', repeats'}
          {timeZone && start !== null && !start.endsWith('Z') && ` (${timeZone})`}
        </Box>
        {location !== '' && <Box dir="auto">{location}</Box>}
        <People invitation={invitation} />
      </Box>
    </Box>
  )
}

const look = {
  display: 'flex',
  gap: 3,
  p: 3,
  mb: 3,
  fontSize: 13,
  border: '1px solid',
  borderColor: 'edge',
  borderRadius: '8px',
  bgcolor: 'sunken',
}

const shownPeople = 8

function People({ invitation: { organizer, attendees } }: { invitation: Invitation }) {
  const names = attendees.map(({ name, address, status }) =>
    status === 'needs_action' ? name || address : `${name || address} (${status})`,
  )
  const more = names.length - shownPeople
  return (
    <Box dir="auto" sx={{ mt: 1, color: 'ink2', fontSize: 12 }}>
      {organizer && <Box>Organised by {organizer.name || organizer.address}</Box>}
      {names.length > 0 && (
        <Box>
          With {names.slice(0, shownPeople).join(', ')}
          {more > 0 && ` and ${more} more`}
        </Box>
      )}
    </Box>
  )
}
