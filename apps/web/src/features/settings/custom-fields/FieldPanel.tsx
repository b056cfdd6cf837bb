'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import { useForm, useWatch } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type CustomField, customFieldsApi } from './api.ts'
import { optionsOf, type Subject, subjectWords, typeWords } from './words.ts'

const types = ['text', 'number', 'date', 'checkbox', 'select'] as const

const schema = z
  .object({
    label: z.string().trim().min(1, 'Give it a label').max(80, 'Use at most 80 characters'),
    type: z.enum(types),
    options: z.string(),
  })
  .refine(({ type, options }) => type !== 'select' || optionsOf(options).length > 0, {
    path: ['options'],
    error: 'Write at least one option',
  })

type Props = { subject: Subject; field: CustomField | null; onClose: () => void }

/** What a field is called and what it may say. Its type and key are settled when it is made. */
export function FieldPanel({ subject, field, onClose }: Props) {
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      label: field?.label ?? '',
      type: field?.type ?? 'text',
      options: field?.options.join('\n') ?? '',
    },
  })
  const type = useWatch({ control: form.control, name: 'type' })
  const { save, error } = useSave(subject, field)
  const locked = !usePermission('fields:write')
  const submit = form.handleSubmit(async (fields) => {
    if (await save(fields)) onClose()
  })
  return (
    <SidePanel
      open
      title={field?.label ?? `New field of ${subjectWords[subject].one}`}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={field ? 'Save' : 'Add the field'}
      busy={form.formState.isSubmitting}
      locked={locked}
      problem={<FormProblem error={error} />}
    >
      {locked && <Alert severity="info">Only admins change fields.</Alert>}
      <FormField
        form={form}
        name="label"
        label="Label"
        placeholder="Order number"
        disabled={locked}
        autoFocus={!field}
        helperText={
          field ? `Known to rules and other systems as “${field.key}”, whatever the label.` : undefined
        }
      />
      <ChoiceField
        form={form}
        name="type"
        label="Type"
        disabled={locked || field !== null}
        choices={types.map((value) => ({ value, label: typeWords[value] }))}
        helperText={field ? undefined : 'It cannot be changed later.'}
      />
      {type === 'select' && (
        <FormField
          form={form}
          name="options"
          label="Options, one a line"
          multiline
          minRows={4}
          disabled={locked}
          helperText={field ? 'An option that is taken away stays where it was chosen.' : undefined}
        />
      )}
    </SidePanel>
  )
}

function useSave(subject: Subject, field: CustomField | null) {
  const [create, made] = customFieldsApi.useCreateCustomFieldMutation()
  const [put, changed] = customFieldsApi.usePutCustomFieldMutation()
  const { tell } = useToasts()
  const save = async ({ label, type, options }: z.infer<typeof schema>): Promise<boolean> => {
    const given = { label, options: type === 'select' ? optionsOf(options) : [] }
    const { error } = field
      ? await put({ params: { id: field.id }, body: given })
      : await create({ body: { subject, type, ...given } })
    if (error !== undefined) return false
    tell(field ? `${label} saved.` : `${label} is added.`)
    return true
  }
  return { save, error: made.error ?? changed.error }
}
