'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { FormProblem } from '../../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../../../ui/forms/FormField.tsx'
import { PasswordField } from '../../../../../ui/forms/PasswordField.tsx'
import { SidePanel } from '../../../../../ui/forms/SidePanel.tsx'
import { type Mailbox, mailboxesApi } from '../../api.ts'
import { blankImap, bodyOf, fieldsOf, type ImapForm, imapSchema } from './imap-form.ts'
import { ServerFields } from './ServerFields.tsx'

/** Connects a mailbox at any mail server, or connects one again: tried first, kept only when it works. */
export function ImapPanel({ mailbox, onClose }: { mailbox: Mailbox | null; onClose: () => void }) {
  const form = useForm<ImapForm>({
    resolver: zodResolver(imapSchema),
    defaultValues: { ...blankImap, address: mailbox?.address ?? '' },
  })
  const [tryServers, tried] = mailboxesApi.useCreateImapTestMutation()
  const [create, created] = mailboxesApi.useCreateImapMailboxMutation()
  const [open, setOpen] = useState(false)
  const { tell } = useToasts()

  const attempt = async (values: ImapForm) => {
    const { data } = await tryServers({ body: bodyOf(values) })
    if (data?.servers) {
      form.setValue('imap', fieldsOf(data.servers.imap))
      form.setValue('smtp', fieldsOf(data.servers.smtp))
    }
    setOpen(data !== undefined && !data.works)
    return data?.works ? data.servers : null
  }
  const connect = form.handleSubmit(async (values) => {
    const servers = await attempt(values)
    if (!servers) return
    const { address, password } = values
    const { imap, smtp } = servers
    const again = mailbox ? { mailboxId: mailbox.id } : {}
    const saved = await create({ body: { address, password, imap, smtp, ...again } })
    if (saved.error !== undefined) return
    tell(`${address} is connected. Its newest mail is on its way.`)
    onClose()
  })
  const busy = tried.isLoading || created.isLoading

  return (
    <SidePanel
      open
      title={mailbox ? 'Connect again' : 'Connect a mail server'}
      onClose={onClose}
      onSubmit={(event) => void connect(event)}
      submit={mailbox ? 'Connect again' : 'Connect'}
      busy={busy}
      problem={<FormProblem error={tried.error ?? created.error} />}
    >
      <FormField
        form={form}
        name="address"
        label="Address"
        type="email"
        placeholder="support@company.example"
        disabled={mailbox !== null}
        autoFocus={mailbox === null}
      />
      <PasswordField
        form={form}
        name="password"
        label="Password"
        autoComplete="off"
        helperText="Providers with two-step sign-in give out app passwords for this."
      />
      {open ? (
        <>
          <ServerFields form={form} name="imap" title="Incoming mail (IMAP)" />
          <ServerFields form={form} name="smtp" title="Outgoing mail (SMTP)" />
        </>
      ) : (
        <Button variant="text" onClick={() => setOpen(true)} sx={{ alignSelf: 'flex-start', ml: -2 }}>
          Enter the servers myself
        </Button>
      )}
      <Button
        variant="outlined"
        disabled={busy}
        onClick={(event) => void form.handleSubmit(attempt)(event)}
        sx={{ alignSelf: 'flex-start' }}
      >
        {tried.isLoading ? 'Trying…' : 'Test'}
      </Button>
      {tried.data && !busy && <Findings incoming={tried.data.imap} outgoing={tried.data.smtp} />}
    </SidePanel>
  )
}

type Finding = { works: boolean; message: string }

/** What was found on both ways; said once where it is the same. */
function Findings({ incoming, outgoing }: { incoming: Finding; outgoing: Finding }) {
  const all = incoming.message === outgoing.message ? [incoming] : [incoming, outgoing]
  return all.map(({ works, message }) => (
    <Alert key={message} severity={works ? 'success' : 'error'} role="status">
      {message}
    </Alert>
  ))
}
