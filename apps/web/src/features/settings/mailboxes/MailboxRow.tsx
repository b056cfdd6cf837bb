import Box from '@mui/material/Box'
import { Row } from '../../../ui/lists/Row.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import type { Mailbox } from './api.ts'

/** An address, its name, and when it last received something. */
export function MailboxRow({ mailbox, onOpen }: { mailbox: Mailbox; onOpen: () => void }) {
  const { lastReceivedAt } = mailbox
  return (
    <Row
      onOpen={onOpen}
      leading={<Box aria-hidden sx={{ ...dot, bgcolor: lastReceivedAt === null ? 'edge' : 'calm' }} />}
      title={mailbox.address}
      detail={`${mailbox.name} · replies come from “${mailbox.fromName}”`}
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
