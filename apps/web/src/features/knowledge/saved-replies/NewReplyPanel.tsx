'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { languageChoices } from '../languages.ts'
import { useCreateSavedReplyMutation } from './api.ts'

const schema = z.object({
  title: z.string().trim().min(1, 'Give it a title you will find it by').max(200),
  body: z.string().trim().min(1, 'Write the reply').max(50_000),
  language: z.string(),
})

export function NewReplyPanel({ onClose }: { onClose: () => void }) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { title: '', body: '', language: 'en' },
  })
  const [create, { error }] = useCreateSavedReplyMutation()
  const { tell } = useToasts()
  const submit = form.handleSubmit(async (body) => {
    const answer = await create({ body })
    if (answer.error !== undefined) return
    tell('Saved. Type / in a reply to use it.')
    onClose()
  })
  return (
    <SidePanel
      open
      title="New saved reply"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Save"
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={error} />}
    >
      <FormField form={form} name="title" label="Title" autoFocus />
      <FormField form={form} name="body" label="Reply" multiline minRows={8} />
      <ChoiceField form={form} name="language" label="Language" choices={languageChoices('en')} />
    </SidePanel>
  )
}
