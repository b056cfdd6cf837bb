'use client'

import Box from '@mui/material/Box'
import { type Mailbox, mailboxesApi } from '../api.ts'
import { TryCard } from '../trial/TryCard.tsx'
import { HealthCard } from './HealthCard.tsx'
import { IncidentList } from './IncidentList.tsx'

const everyMs = 5_000

/** How a mailbox is doing now, and what went wrong. */
export function HealthTab({ mailbox }: { mailbox: Mailbox }) {
  const { data: health } = mailboxesApi.useGetMailboxHealthQuery(
    { params: { id: mailbox.id } },
    { pollingInterval: everyMs, skipPollingIfUnfocused: true },
  )
  return (
    <>
      <HealthCard mailbox={mailbox} health={health} />
      {mailbox.state === 'active' && (
        <Box sx={{ mb: 5 }}>
          <TryCard mailbox={mailbox} />
        </Box>
      )}
      <IncidentList incidents={health?.incidents} />
    </>
  )
}
