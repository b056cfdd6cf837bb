'use client'
import Box from '@mui/material/Box'
import type { Message } from '../thread/timeline.ts'

type Recipient = NonNullable<Message['delivery']>['recipients'][number]

const words: Record<Recipient['state'], { text: string; color: string }> = {
  queued: { text: 'Not delivered yet', color: 'ink3' },
  sent: { text: 'Sent', color: 'ink3' },
  delayed: { text: 'Delayed', color: 'warn' },
  failed: { text: 'Not sent', color: 'late' },
  bounced: { text: 'Came back', color: 'late' },
  complained: { text: 'Marked as spam', color: 'late' },
  suppressed: { text: 'Left out', color: 'warn' },
  unknown: { text: 'Not known', color: 'warn' },
}

/** Those whom a mail did not simply reach, each with the reason. */
export function RecipientStates({ recipients }: { recipients: Recipient[] }) {
  const told = recipients.filter(({ state, reason }) => state !== 'sent' && (state !== 'queued' || reason))
  if (told.length === 0) return null
  return (
    <Box component="ul" aria-label="Recipients" sx={{ m: 0, mt: 1.5, p: 0, listStyle: 'none', fontSize: 12 }}>
      {told.map(({ address, state, reason, permanent }) => (
        <Box
          component="li"
          key={address}
          data-recipient={state}
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, py: 0.5 }}
        >
          <Box component="span" sx={{ color: 'ink2', overflowWrap: 'anywhere' }}>
            {address}
          </Box>
          <Box component="span" sx={{ color: words[state].color, fontWeight: 500 }}>
            {words[state].text}
            {state === 'bounced' && permanent === false && ' for now'}
          </Box>
          {reason && (
            <Box component="span" sx={{ color: 'ink3', overflowWrap: 'anywhere' }}>
              {reason}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  )
}
