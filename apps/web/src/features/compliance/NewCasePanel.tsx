'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { ChoiceField } from '../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../ui/forms/FormField.tsx'
import { SidePanel } from '../../ui/forms/SidePanel.tsx'
import { complianceApi } from './api.ts'
import { severityChoices } from './words.ts'

const schema = z.object({
  conversationId: z
    .string()
    .trim()
    .regex(/^#?[1-9]\d{0,8}$/, 'Enter the number of the conversation, as in 123')
    .transform((text) => text.replace('#', '')),
  severity: z.enum(['low', 'normal', 'high', 'urgent']),
  reason: z.string().trim().min(1, 'Say what it is about').max(2_000),
})

/** Opens a case for a conversation by hand. */
export function NewCasePanel({ onClose }: { onClose: () => void }) {
  const router = useRouter()
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { conversationId: '', severity: 'normal' as const, reason: '' },
  })
  const [create, { error, isLoading }] = complianceApi.useCreateComplianceCaseMutation()
  const submit = form.handleSubmit(async (body) => {
    const { data } = await create({ body })
    if (data) router.push(`/compliance/${data.id}`)
  })
  return (
    <SidePanel
      open
      title="Open a case"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Open"
      busy={isLoading}
      problem={<FormProblem error={error} />}
    >
      <FormField form={form} name="conversationId" label="Conversation" placeholder="123" autoFocus />
      <ChoiceField form={form} name="severity" label="Severity" choices={severityChoices} />
      <FormField form={form} name="reason" label="What it is about" multiline minRows={3} />
    </SidePanel>
  )
}
