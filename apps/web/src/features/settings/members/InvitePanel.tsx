'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { useGetAccountQuery } from '../../shell/api.ts'
import { roleChoices, rolesWithin } from '../roles.ts'
import { useCreateMemberMutation } from './api.ts'

const schema = z.object({
  email: z.email('Enter their e-mail address'),
  role: z.enum(['admin', 'agent', 'viewer']),
})

/** Sends an invitation by mail. */
export function InvitePanel({ onClose }: { onClose: () => void }) {
  const { data: account } = useGetAccountQuery()
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { email: '', role: 'agent' },
  })
  const [invite, { error }] = useCreateMemberMutation()
  const { tell } = useToasts()
  const choices = roleChoices(rolesWithin(account?.role).filter(({ role }) => role !== 'owner'))

  const submit = form.handleSubmit(async (body) => {
    const invited = await invite({ body })
    if (invited.error !== undefined) return
    tell(`An invitation is on its way to ${body.email}.`)
    onClose()
  })

  return (
    <SidePanel
      open
      title="Invite somebody"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Send invitation"
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={error} />}
    >
      <FormField form={form} name="email" label="E-mail" type="email" autoComplete="off" autoFocus />
      <ChoiceField form={form} name="role" label="Role" choices={choices} />
    </SidePanel>
  )
}
