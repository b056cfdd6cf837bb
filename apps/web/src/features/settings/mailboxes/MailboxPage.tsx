'use client'

import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import Link from 'next/link'
import { useState } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { type Mailbox, mailboxesApi } from './api.ts'
import { MailboxPanel } from './connect/MailboxPanel.tsx'
import { useConnected } from './connect/useConnected.ts'
import { DefaultTeam } from './DefaultTeam.tsx'
import { HealthCard } from './health/HealthCard.tsx'
import { IncidentList } from './health/IncidentList.tsx'
import { MailboxActions } from './MailboxActions.tsx'
import { channelWords, stateWords } from './state-words.ts'

const everyMs = 5_000

/** One mailbox: how it is doing, what went wrong, and what one can do about it. */
export function MailboxPage({ id }: { id: string }) {
  const mailbox = mailboxesApi.useGetMailboxQuery({ params: { id } })
  useConnected()
  return (
    <>
      <Button
        component={Link}
        href="/settings/mailboxes"
        variant="text"
        startIcon={<BackIcon />}
        sx={{ ml: -2, mb: 3 }}
      >
        Mailboxes
      </Button>
      {mailbox.data ? (
        <Shown mailbox={mailbox.data} />
      ) : mailbox.error === undefined ? (
        <SkeletonRows rows={6} lines={1} />
      ) : (
        <ErrorState
          error={mailbox.error}
          what="The mailbox could not be loaded"
          onRetry={() => void mailbox.refetch()}
        />
      )}
    </>
  )
}

function Shown({ mailbox }: { mailbox: Mailbox }) {
  const { data: health } = mailboxesApi.useGetMailboxHealthQuery(
    { params: { id: mailbox.id } },
    { pollingInterval: everyMs, skipPollingIfUnfocused: true },
  )
  const [editing, setEditing] = useState(false)
  return (
    <>
      <PageHeader
        title={mailbox.address}
        about={
          <Stack component="span" direction="row" sx={{ gap: 2, alignItems: 'center' }}>
            {channelWords[mailbox.channel] ?? mailbox.channel}
            <ToneChip component="span" {...stateWords[mailbox.state]} />
          </Stack>
        }
        actions={<MailboxActions mailbox={mailbox} onEdit={() => setEditing(true)} />}
      />
      <HealthCard mailbox={mailbox} health={health} />
      <IncidentList incidents={health?.incidents} />
      <DefaultTeam mailboxId={mailbox.id} />
      {editing && <MailboxPanel mailbox={mailbox} onClose={() => setEditing(false)} />}
    </>
  )
}
