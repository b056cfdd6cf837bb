'use client'

import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Mailbox, mailboxesApi } from './api.ts'
import { ImapPanel } from './connect/imap/ImapPanel.tsx'
import { useAuthorize } from './connect/useAuthorize.ts'
import { DisconnectDialog } from './DisconnectDialog.tsx'

const providers: Record<string, 'google' | 'microsoft'> = { gmail: 'google', outlook: 'microsoft' }

/** What one can do with a mailbox; the most urgent first. */
export function MailboxActions({ mailbox }: { mailbox: Mailbox }) {
  const { id, state, channel } = mailbox
  const params = { id }
  const provider = providers[channel]
  const [leaving, setLeaving] = useState(false)
  const [entering, setEntering] = useState(false)
  const { authorize, busy } = useAuthorize()
  const { tell, tellProblem } = useToasts()
  const [sync] = mailboxesApi.useSyncMailboxMutation()
  const [pause] = mailboxesApi.usePauseMailboxMutation()
  const [resume] = mailboxesApi.useResumeMailboxMutation()
  const say = (done: string) => (result: { error?: unknown }) =>
    result.error === undefined ? tell(done) : tellProblem('That did not work.', result.error)
  const away = state === 'reconnect' || state === 'disconnected'
  return (
    <>
      {provider !== undefined && away && (
        <PermittedButton
          permission="mailboxes:write"
          variant="contained"
          disabled={busy}
          onClick={() => void authorize({ provider, mailboxId: id })}
        >
          Connect again
        </PermittedButton>
      )}
      {channel === 'imap' && away && (
        <PermittedButton permission="mailboxes:write" variant="contained" onClick={() => setEntering(true)}>
          Connect again
        </PermittedButton>
      )}
      {channel !== 'forwarding' && state === 'active' && (
        <PermittedButton
          permission="mailboxes:write"
          variant="outlined"
          onClick={() => void sync({ params }).then(say('Looking for new mail.'))}
        >
          Check now
        </PermittedButton>
      )}
      {state === 'active' && (
        <PermittedButton
          permission="mailboxes:write"
          variant="outlined"
          onClick={() => void pause({ params }).then(say('The mailbox rests. Resume it when you like.'))}
        >
          Pause
        </PermittedButton>
      )}
      {state === 'paused' && (
        <PermittedButton
          permission="mailboxes:write"
          variant="contained"
          onClick={() => void resume({ params }).then(say('The mailbox goes on.'))}
        >
          Resume
        </PermittedButton>
      )}
      {state !== 'disconnected' && (
        <PermittedButton permission="mailboxes:write" variant="text" onClick={() => setLeaving(true)}>
          Disconnect
        </PermittedButton>
      )}
      {entering && <ImapPanel mailbox={mailbox} onClose={() => setEntering(false)} />}
      {leaving && <DisconnectDialog id={id} onClose={() => setLeaving(false)} />}
    </>
  )
}
