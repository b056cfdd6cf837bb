'use client'

import Stack from '@mui/material/Stack'
import { useState } from 'react'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { type Mailbox, mailboxesApi } from '../api.ts'
import { SettingCard } from '../SettingCard.tsx'
import { ConnectionOutcome } from './ConnectionOutcome.tsx'
import { TestMailOutcome } from './TestMailOutcome.tsx'

/** Tries a mailbox both ways before a customer does. */
export function TryCard({ mailbox }: { mailbox: Mailbox }) {
  const params = { id: mailbox.id }
  const { tellProblem } = useToasts()
  const [testConnection, connection] = mailboxesApi.useTestMailboxConnectionMutation()
  const [sendTestMail, mail] = mailboxesApi.useCreateTestMailMutation()
  const [shown, setShown] = useState<'connection' | 'mail' | null>(null)
  const ask = async (what: 'connection' | 'mail') => {
    const asked = what === 'connection' ? await testConnection({ params }) : await sendTestMail({ params })
    if (asked.error === undefined) setShown(what)
    else
      tellProblem(what === 'mail' ? 'No test mail was sent.' : 'The connection was not tested.', asked.error)
  }
  const outcome = () => {
    if (shown === 'connection' && connection.data) return <ConnectionOutcome outcome={connection.data} />
    return shown === 'mail' && mail.data ? <TestMailOutcome mail={mail.data} /> : undefined
  }
  return (
    <SettingCard
      title="Try it"
      about="See that mail comes in and goes out before a customer finds that it does not."
      action={
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
          <PermittedButton
            permission="mailboxes:write"
            variant="outlined"
            disabled={connection.isLoading}
            onClick={() => void ask('connection')}
          >
            {connection.isLoading ? 'Testing…' : 'Test the connection'}
          </PermittedButton>
          <PermittedButton
            permission="mailboxes:write"
            variant="outlined"
            disabled={mail.isLoading || !mailbox.proven}
            onClick={() => void ask('mail')}
          >
            Send me a test mail
          </PermittedButton>
        </Stack>
      }
    >
      {outcome()}
    </SettingCard>
  )
}
