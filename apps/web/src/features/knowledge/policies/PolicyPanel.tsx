'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { DeleteButton } from '../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type Policy, useCreatePolicyMutation, useDeletePolicyMutation, usePutPolicyMutation } from './api.ts'

const schema = z.object({
  title: z.string().trim().min(1, 'Give it a title you will find it by').max(200),
  rule: z.string().trim().min(1, 'Write the rule').max(1_000, 'Keep it under 1,000 characters'),
  active: z.enum(['yes', 'no']),
})

const held = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'Not now' },
]

type Props = { policy: Policy | null; onClose: () => void }

/** Writes a policy, or changes one. */
export function PolicyPanel({ policy, onClose }: Props) {
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      title: policy?.title ?? '',
      rule: policy?.rule ?? '',
      active: policy?.active === false ? ('no' as const) : ('yes' as const),
    },
  })
  const [create, created] = useCreatePolicyMutation()
  const [put, changed] = usePutPolicyMutation()
  const [remove] = useDeletePolicyMutation()
  const locked = !usePermission('knowledge:publish')
  const { tell } = useToasts()
  const submit = form.handleSubmit(async ({ active, ...fields }) => {
    const body = { ...fields, active: active === 'yes' }
    const answer = policy ? await put({ params: { id: policy.id }, body }) : await create({ body })
    if (answer.error !== undefined) return
    tell('Saved. It holds for drafts from now on.')
    onClose()
  })
  return (
    <SidePanel
      open
      title={policy ? policy.title : 'New policy'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Save"
      locked={locked}
      busy={form.formState.isSubmitting}
      problem={<FormProblem error={created.error ?? changed.error} />}
    >
      <FormField form={form} name="title" label="Title" disabled={locked} autoFocus={policy === null} />
      <FormField
        form={form}
        name="rule"
        label="Rule"
        placeholder="Refunds above 200 € need approval."
        multiline
        minRows={4}
        disabled={locked}
      />
      <ChoiceField form={form} name="active" label="Holds for drafts" choices={held} disabled={locked} />
      {policy && !locked && (
        <DeleteButton
          what="policy"
          name={policy.title}
          remove={() => remove({ params: { id: policy.id } })}
          onDeleted={onClose}
        >
          Drafts are no longer held to it.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
