'use client'

import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { TabLinks } from '../../../ui/lists/TabLinks.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { type Mailbox, mailboxesApi } from './api.ts'
import { useConnected } from './connect/useConnected.ts'
import { HealthTab } from './health/HealthTab.tsx'
import { MailboxActions } from './MailboxActions.tsx'
import { ProofCard } from './proof/ProofCard.tsx'
import { StateNotice } from './StateNotice.tsx'
import { SettingsTab } from './settings/SettingsTab.tsx'
import { channelWords, stateWords } from './state-words.ts'

type Tab = 'health' | 'settings'

/** One mailbox: how it is doing, what one decides about it, and what one can do with it. */
export function MailboxPage({ id, tab }: { id: string; tab: Tab }) {
  const mailbox = mailboxesApi.useGetMailboxQuery({ params: { id } })
  useConnected()
  return (
    <>
      <Button
        component={PageLink}
        href="/settings/mailboxes"
        variant="text"
        startIcon={<BackIcon />}
        sx={{ ml: -2, mb: 3 }}
      >
        Mailboxes
      </Button>
      {mailbox.data ? (
        <Shown mailbox={mailbox.data} tab={tab} />
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

function Shown({ mailbox, tab }: { mailbox: Mailbox; tab: Tab }) {
  const base = `/settings/mailboxes/${mailbox.id}`
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
        actions={<MailboxActions mailbox={mailbox} />}
      />
      <StateNotice mailbox={mailbox} />
      {!mailbox.proven && mailbox.state !== 'disconnected' && <ProofCard mailbox={mailbox} />}
      <TabLinks
        label="Mailbox"
        tabs={[
          { href: base, name: 'Health' },
          { href: `${base}/settings`, name: 'Settings' },
        ]}
      />
      {tab === 'health' ? <HealthTab mailbox={mailbox} /> : <SettingsTab mailbox={mailbox} />}
    </>
  )
}
