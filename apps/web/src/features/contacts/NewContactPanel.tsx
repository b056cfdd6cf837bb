'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { FormField } from '../../ui/forms/FormField.tsx'
import { SidePanel } from '../../ui/forms/SidePanel.tsx'
import { useCreateContactMutation } from './api.ts'

const schema = z.object({
  email: z.email('Enter their e-mail address'),
  name: z.string().trim().max(200),
})

/** Adds somebody who has not written yet, and opens their page. */
export function NewContactPanel({ onClose }: { onClose: () => void }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', name: '' } })
  const [create, { error }] = useCreateContactMutation()
  const router = useRouter()
  const submit = form.handleSubmit(async (body) => {
    const answer = await create({ body })
    if (answer.data !== undefined) router.push(`/contacts/${answer.data.id}`)
  })
  return (
    <SidePanel
      open
      title="New contact"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Add"
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={error} />}
    >
      <FormField form={form} name="email" label="E-mail" type="email" autoComplete="off" autoFocus />
      <FormField form={form} name="name" label="Name" autoComplete="off" />
    </SidePanel>
  )
}
