'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useController, useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { ChoiceField } from '../../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { type Hook, webhooksApi } from '../api.ts'
import { SecretOnce } from '../SecretOnce.tsx'

const path = z.string().trim().max(200)
const schema = z.object({
  name: z.string().trim().min(1, 'Say which system calls').max(100),
  verification: z.enum(['standard', 'hub']),
  conversationPath: path,
  contactPath: path,
  subjectPath: path,
  textPath: path,
  opensConversation: z.boolean(),
  enabled: z.boolean(),
})
type Fields = z.infer<typeof schema>

const empty: Fields = {
  name: '',
  verification: 'standard',
  conversationPath: '',
  contactPath: '',
  subjectPath: '',
  textPath: '',
  opensConversation: false,
  enabled: true,
}

const verifications = [
  { value: 'standard', label: 'Standard Webhooks (webhook-signature)' },
  { value: 'hub', label: 'HMAC of the body (x-hub-signature-256)' },
]

/** Opens an address for another system and shows its secret once, or changes what a call means. */
export function HookPanel({ hook, onClose }: { hook?: Hook; onClose: () => void }) {
  const defaultValues: Fields = hook ? schema.parse(hook) : empty
  const form = useForm<Fields>({ resolver: zodResolver(schema), defaultValues })
  const [create, made] = webhooksApi.useCreateIncomingWebhookMutation()
  const [put, changed] = webhooksApi.usePutIncomingWebhookMutation()
  const opens = useController({ control: form.control, name: 'opensConversation' })
  const enabled = useController({ control: form.control, name: 'enabled' })
  const submit = form.handleSubmit(async (body) => {
    if (hook === undefined) return void (await create({ body }))
    const { error } = await put({ params: { id: hook.id }, body })
    if (error === undefined) onClose()
  })
  if (made.data)
    return (
      <SecretOnce title="The address is open" secret={made.data.secret} onClose={onClose}>
        Post JSON to {made.data.url} and sign each call with this secret.
      </SecretOnce>
    )
  return (
    <SidePanel
      open
      title={hook ? 'Change the incoming webhook' : 'Add an incoming webhook'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={hook ? 'Save' : 'Add'}
      busy={made.isLoading || changed.isLoading}
      problem={<FormProblem error={made.error ?? changed.error} />}
    >
      <FormField form={form} name="name" label="Name" placeholder="Shop" autoFocus />
      <ChoiceField form={form} name="verification" label="How calls are signed" choices={verifications} />
      <FormField
        form={form}
        name="conversationPath"
        label="Where the conversation's number stands"
        placeholder="issue.fields.ticket"
        helperText="A path in the JSON, as in order.items[0].ticket. Leave it empty if none is named."
      />
      <FormField
        form={form}
        name="contactPath"
        label="Where the customer's address stands"
        placeholder="customer.email"
      />
      <FormField form={form} name="subjectPath" label="Where the subject stands" placeholder="title" />
      <FormField form={form} name="textPath" label="Where the text stands" placeholder="body" />
      <FormControlLabel
        control={<Switch checked={opens.field.value} onChange={opens.field.onChange} />}
        label="Begin a conversation where the customer has no open one"
      />
      <FormControlLabel
        control={<Switch checked={enabled.field.value} onChange={enabled.field.onChange} />}
        label="Calls are taken"
      />
    </SidePanel>
  )
}
