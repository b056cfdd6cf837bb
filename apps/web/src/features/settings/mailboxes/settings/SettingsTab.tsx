'use client'

import Stack from '@mui/material/Stack'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import type { Mailbox } from '../api.ts'
import { Addresses } from './addresses/Addresses.tsx'
import { mailboxSettingsApi } from './api.ts'
import { Folders } from './folders/Folders.tsx'
import { Mirroring } from './Mirroring.tsx'
import { NewConversations } from './NewConversations.tsx'
import { SenderForm } from './sender/SenderForm.tsx'

/** Everything one may decide about a mailbox. */
export function SettingsTab({ mailbox }: { mailbox: Mailbox }) {
  const params = { id: mailbox.id }
  const settings = mailboxSettingsApi.useGetMailboxSettingsQuery({ params })
  if (settings.data === undefined)
    return settings.error === undefined ? (
      <SkeletonRows rows={8} lines={1} />
    ) : (
      <ErrorState
        error={settings.error}
        what="The settings could not be loaded"
        onRetry={() => void settings.refetch()}
      />
    )
  const atProvider = mailbox.channel !== 'forwarding'
  return (
    <Stack sx={{ gap: 5 }}>
      <SenderForm key={mailbox.id} mailbox={mailbox} addresses={settings.data.addresses} />
      <Addresses mailbox={mailbox} addresses={settings.data.addresses} />
      <NewConversations mailboxId={mailbox.id} />
      {atProvider && <Mirroring mailbox={mailbox} settings={settings.data} />}
      {atProvider && <Folders mailbox={mailbox} settings={settings.data} />}
    </Stack>
  )
}
