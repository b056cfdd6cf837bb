'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { mailboxesApi } from '../api.ts'

const schema = z.object({
  address: z.email('Enter the address customers write to'),
  name: z.string().trim().min(1, 'Give it a name').max(100),
  fromName: z.string().trim().min(1, 'Say who replies come from').max(100),
  signature: z.string().max(5_000),
})

const blank = { address: '', name: '', fromName: '', signature: '' }

/** Connects a forwarding address. */
export function ForwardingPanel({ onClose }: { onClose: () => void }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: blank })
  const [create, { error }] = mailboxesApi.useCreateMailboxMutation()
  const { tell } = useToasts()
  const mayWrite = usePermission('mailboxes:write')

  const submit = form.handleSubmit(async (body) => {
    const saved = await create({ body })
    if (saved.error !== undefined) return
    tell(
      saved.data.proven
        ? `${body.address} is connected. Send it a mail to try it.`
        : `${body.address} receives mail here now. To answer from it, enter the code we mailed there.`,
    )
    onClose()
  })

  return (
    <SidePanel
      open
      title="Connect an address"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Connect"
      busy={form.formState.isSubmitting}
      locked={!mayWrite}
      problem={<FormProblem error={error} />}
    >
      <FormField
        form={form}
        name="address"
        label="Address"
        type="email"
        placeholder="support@company.example"
        helperText="Forward mail for this address to Frontdesk’s SMTP listener. We mail a code there, so that nobody else can answer in its name."
        autoFocus
      />
      <FormField form={form} name="name" label="Name" placeholder="Support" disabled={!mayWrite} />
      <FormField
        form={form}
        name="fromName"
        label="Sender name"
        placeholder="Company support"
        helperText="What customers see beside the address."
        disabled={!mayWrite}
      />
      <FormField form={form} name="signature" label="Signature" multiline minRows={5} disabled={!mayWrite} />
    </SidePanel>
  )
}
