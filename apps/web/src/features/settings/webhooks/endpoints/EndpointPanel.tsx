'use client'

import { webhookFormatNames, webhookFormats } from '@frontdesk/core/webhooks/formats'
import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { ChoiceField } from '../../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { type Endpoint, webhooksApi } from '../api.ts'
import { SecretOnce } from '../SecretOnce.tsx'
import { EventField } from './EventField.tsx'
import { bodyOf, type EndpointFields, endpointSchema, fieldsOf } from './endpoint-form.ts'

type Props = { endpoint?: Endpoint; onClose: () => void }

const formats = webhookFormatNames.map((value) => ({ value, label: webhookFormats[value].label }))

/** Adds an endpoint and shows its secret once, or changes one. */
export function EndpointPanel({ endpoint, onClose }: Props) {
  const form = useForm<EndpointFields>({
    resolver: zodResolver(endpointSchema),
    defaultValues: fieldsOf(endpoint),
  })
  const [create, made] = webhooksApi.useCreateWebhookEndpointMutation()
  const [put, changed] = webhooksApi.usePutWebhookEndpointMutation()
  const submit = form.handleSubmit(async (fields) => {
    const body = bodyOf(fields, endpoint?.state === 'paused' ? 'paused' : 'active')
    if (endpoint === undefined) return void (await create({ body }))
    const { error } = await put({ params: { id: endpoint.id }, body })
    if (error === undefined) onClose()
  })
  if (made.data) {
    return (
      <SecretOnce title="The endpoint is added" secret={made.data.secret} onClose={onClose}>
        Each call has the headers webhook-id, webhook-timestamp and webhook-signature, as Standard Webhooks
        describe them. Check the signature with this secret, answer with 2xx, and take each webhook-id once.
      </SecretOnce>
    )
  }
  const format = form.watch('format')
  return (
    <SidePanel
      open
      title={endpoint ? 'Change the endpoint' : 'Add an endpoint'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={endpoint ? 'Save' : 'Add'}
      busy={made.isLoading || changed.isLoading}
      problem={<FormProblem error={made.error ?? changed.error} />}
    >
      <FormField
        form={form}
        name="url"
        label="Address"
        placeholder="https://orders.company.example/frontdesk"
        helperText="It has to be on the public internet."
        autoFocus
      />
      <FormField form={form} name="description" label="Name" placeholder="Order system" />
      <ChoiceField form={form} name="format" label="Shape of a call" choices={formats} />
      {Object.entries(webhookFormats[format].options).map(([name, label]) => (
        <FormField key={name} form={form} name={`options.${name}`} label={label} />
      ))}
      <EventField form={form} />
      <FormField
        form={form}
        name="authorization"
        label="Authorization header"
        autoComplete="off"
        helperText={
          endpoint?.authorized
            ? 'One is kept. Write another to replace it.'
            : 'Only where the other system asks for one, as in Bearer … or Basic …. It is kept sealed.'
        }
      />
    </SidePanel>
  )
}
