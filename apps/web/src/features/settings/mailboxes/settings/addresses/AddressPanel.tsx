'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../../ui/forms/SidePanel.tsx'
import type { Mailbox } from '../../api.ts'
import type { MailboxAddress } from '../api.ts'
import type { useAddresses } from './useAddresses.ts'

const schema = z.object({
  address: z.email('Enter a mail address'),
  fromName: z.string().trim().max(100, 'Use at most 100 characters'),
})

type Props = {
  edited: MailboxAddress | null
  mailbox: Mailbox
  change: ReturnType<typeof useAddresses>
  onClose: () => void
}

/** Adds an address, or changes who its replies come from. */
export function AddressPanel({ edited, mailbox, change, onClose }: Props) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { address: edited?.address ?? '', fromName: edited?.fromName ?? '' },
  })
  const [error, setError] = useState<unknown>()
  const { tell } = useToasts()
  const submit = form.handleSubmit(async (entry) => {
    const problem = await (edited ? change.rename(entry) : change.add(entry))
    setError(problem)
    if (problem !== undefined) return
    tell(edited ? 'Sender name saved.' : `Mail to ${entry.address} comes here now.`)
    onClose()
  })
  return (
    <SidePanel
      open
      title={edited ? edited.address : 'Add an address'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={edited ? 'Save' : 'Add'}
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={error} />}
    >
      {!edited && (
        <FormField
          form={form}
          name="address"
          label="Address"
          type="email"
          placeholder="sales@company.example"
          autoFocus
        />
      )}
      <FormField
        form={form}
        name="fromName"
        label="Sender name"
        placeholder={mailbox.fromName}
        helperText="Left empty, it is that of the mailbox."
        autoFocus={edited !== null}
      />
      {!edited && <Alert severity="info">{hint(mailbox)}</Alert>}
    </SidePanel>
  )
}

function hint({ channel }: Mailbox): string {
  if (channel === 'gmail' || channel === 'outlook')
    return 'Mail to it has to arrive in this account. Whether replies may leave from it is up to the provider: allow the account to send as it there, then ask again here.'
  if (channel === 'imap')
    return 'Mail to it has to arrive in this account. Replies may leave from addresses of the mailbox’s own domain, unless it is a public one such as gmail.com.'
  return 'Forward its mail as you do for the mailbox. Replies may leave from addresses of the same domain once the mailbox is confirmed, unless it is a public one such as gmail.com.'
}
