'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { CopyField } from '../../../ui/forms/CopyField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { useGetAccountQuery } from '../../shell/api.ts'
import { roleChoices, rolesWithin } from '../roles.ts'
import { useCreateApiKeyMutation } from './api.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Say what the key is for').max(100),
  role: z.enum(['admin', 'agent', 'viewer']),
})

/** Makes a key, then shows its secret for the only time. */
export function ApiKeyPanel({ onClose }: { onClose: () => void }) {
  const { data: account } = useGetAccountQuery()
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', role: 'agent' },
  })
  const [create, { data: made, error, isLoading }] = useCreateApiKeyMutation()
  const submit = form.handleSubmit(async (body) => {
    await create({ body })
  })

  if (made) {
    return (
      <SidePanel open title={made.name} onClose={onClose}>
        <Alert severity="warning">Copy the secret now. It is not shown again.</Alert>
        <CopyField label="Secret" value={made.key} />
      </SidePanel>
    )
  }
  const choices = roleChoices(rolesWithin(account?.role).filter(({ role }) => role !== 'owner'))
  return (
    <SidePanel
      open
      title="New API key"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Make the key"
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      <FormField form={form} name="name" label="Name" placeholder="Order system" autoFocus />
      <ChoiceField form={form} name="role" label="Role" choices={choices} />
    </SidePanel>
  )
}
