'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useController, useForm } from 'react-hook-form'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { useMailboxes, useTeams } from '../../inbox/directory.ts'
import { ColorField } from '../help-center/ColorField.tsx'
import { SecretOnce } from '../webhooks/SecretOnce.tsx'
import { chatApi, type Widget } from './api.ts'
import { bodyOf, type Fields, fieldsOf, schema } from './widget-form.ts'

const asking = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'optional', label: 'Name and address, if they like' },
  { value: 'required', label: 'Name and address' },
]

/** Adds a chat and shows its secret once, or changes one. */
export function WidgetPanel({ widget, onClose }: { widget?: Widget; onClose: () => void }) {
  const form = useForm<Fields>({ resolver: zodResolver(schema), defaultValues: fieldsOf(widget) })
  const [create, made] = chatApi.useCreateChatWidgetMutation()
  const [put, changed] = chatApi.usePutChatWidgetMutation()
  const enabled = useController({ control: form.control, name: 'enabled' })
  const mailboxes = useMailboxes().map(({ id, address }) => ({ value: id, label: address }))
  const teams = useTeams().map(({ id, name }) => ({ value: id, label: name }))
  const submit = form.handleSubmit(async (fields) => {
    const body = bodyOf(fields)
    if (widget === undefined) return void (await create({ body }))
    const { error } = await put({ params: { id: widget.id }, body })
    if (error === undefined) onClose()
  })
  if (made.data)
    return (
      <SecretOnce title="The chat is ready" secret={made.data.secret} onClose={onClose}>
        Your server needs it only to show who a signed-in user is. Open the chat in the list for the lines
        that go into your site.
      </SecretOnce>
    )
  return (
    <SidePanel
      open
      title={widget ? 'Change the chat' : 'Add a chat'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={widget ? 'Save' : 'Add'}
      busy={made.isLoading || changed.isLoading}
      problem={<FormProblem error={made.error ?? changed.error} />}
    >
      <FormField form={form} name="name" label="Name" placeholder="Shop" autoFocus />
      <FormField
        form={form}
        name="origins"
        label="Sites that may show it"
        placeholder="https://shop.example"
        helperText="One on each line. Browsers show it nowhere else."
        multiline
        minRows={2}
      />
      <ColorField form={form} />
      <FormField form={form} name="greeting" label="Greeting" placeholder="How can we help?" multiline />
      <FormField form={form} name="hours" label="When you answer" placeholder="Monday to Friday, 9 to 17 h" />
      <ChoiceField form={form} name="asks" label="Visitors say first" choices={asking} />
      <ChoiceField
        form={form}
        name="mailbox"
        label="Arrives in"
        choices={[{ value: '', label: 'The first mailbox' }, ...mailboxes]}
      />
      <ChoiceField
        form={form}
        name="team"
        label="For the team"
        choices={[{ value: '', label: 'The team of the mailbox' }, ...teams]}
      />
      <FormControlLabel
        control={<Switch checked={enabled.field.value} onChange={enabled.field.onChange} />}
        label="Visitors can write"
      />
    </SidePanel>
  )
}
