'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Typography from '@mui/material/Typography'
import { useForm, useWatch } from 'react-hook-form'
import { FormProblem } from '../../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../../ui/forms/SidePanel.tsx'
import { type Mailbox, mailboxesApi } from '../../api.ts'
import { useAuthorize } from '../useAuthorize.ts'
import { blankImap, type ImapForm, imapSchema, waysIn } from './imap-form.ts'
import { PasswordFields } from './PasswordFields.tsx'
import { useAttempt } from './useAttempt.ts'

/** Connects a mailbox at any mail server, or connects one again: tried first, kept only when it works. */
export function ImapPanel({ mailbox, onClose }: { mailbox: Mailbox | null; onClose: () => void }) {
  const form = useForm<ImapForm>({
    resolver: zodResolver(imapSchema),
    defaultValues: { ...blankImap, address: mailbox?.address ?? '', by: mailbox?.signIn ?? 'password' },
  })
  const by = useWatch({ control: form.control, name: 'by' })
  const attempt = useAttempt(form)
  const { authorize, busy: leaving } = useAuthorize()
  const [create, created] = mailboxesApi.useCreateImapMailboxMutation()
  const { tell } = useToasts()
  const again = mailbox ? { mailboxId: mailbox.id } : {}

  const connect = form.handleSubmit(async (values) => {
    const { address, password } = values
    if (values.by !== 'password') return authorize({ provider: values.by, imapAddress: address, ...again })
    const servers = await attempt.run(values)
    if (!servers) return
    const { imap, smtp } = servers
    const saved = await create({ body: { address, password, imap, smtp, ...again } })
    if (saved.error !== undefined) return
    tell(`${address} is connected. Its newest mail is on its way.`)
    onClose()
  })
  const busy = attempt.busy || created.isLoading || leaving

  return (
    <SidePanel
      open
      title={mailbox ? 'Connect again' : 'Connect a mail server'}
      onClose={onClose}
      onSubmit={(event) => void connect(event)}
      submit={by === 'password' ? (mailbox ? 'Connect again' : 'Connect') : 'Go to the sign-in'}
      busy={busy}
      problem={<FormProblem error={attempt.error ?? created.error} />}
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
      <ChoiceField form={form} name="by" label="How to sign in" choices={waysIn} />
      {by === 'password' ? (
        <PasswordFields form={form} attempt={attempt} busy={busy} />
      ) : (
        <Typography variant="body2" color="text.secondary">
          For accounts whose provider takes no passwords for IMAP any more. You sign in there with this
          address, and mail is read and sent through the provider’s own mail servers.
        </Typography>
      )}
    </SidePanel>
  )
}
