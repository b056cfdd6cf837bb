import Box from '@mui/material/Box'
import { Row } from '../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import type { Mailbox } from './api.ts'
import { channelWords, stateWords } from './state-words.ts'

/** An address, how it is connected, and whether mail comes. */
export function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const { lastReceivedAt, state, troubles, proven } = mailbox
  const well = state === 'active' && troubles.length === 0
  const dotted = well ? (lastReceivedAt === null ? 'edge' : 'calm') : state === 'reconnect' ? 'late' : 'warn'
  return (
    <Row
      href={`/settings/mailboxes/${mailbox.id}`}
      leading={<Box aria-hidden sx={{ ...dot, bgcolor: dotted }} />}
      title={mailbox.address}
      marks={
        state === 'active' ? (
          (troubles.length > 0 || !proven) && (
            <ToneChip tone="warn" label={troubles.length > 0 ? 'Needs attention' : 'Receives only'} />
          )
        ) : (
          <ToneChip {...stateWords[state]} />
        )
      }
      detail={`${channelWords[mailbox.channel] ?? mailbox.channel} · replies come from “${mailbox.fromName}”`}
      trailing={
        lastReceivedAt === null ? (
          <ToneChip tone="warn" label="Nothing received yet" />
        ) : (
          <span>
            Last mail · <RelativeTime at={lastReceivedAt} />
          </span>
        )
      }
    />
  )
}

const dot = { width: 8, height: 8, borderRadius: '3px', flex: 'none' }
