'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { route } from '../../../contract/shared.ts'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import type { DraftCategory } from './api.ts'
import { keyFor } from './edit-list.ts'
import { routeChoices } from './routes.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(100),
  description: z.string().trim().max(1_000, 'Use at most 1,000 characters'),
  route,
})

type Fields = z.infer<typeof schema>
const blank: Fields = { name: '', description: '', route: 'informational' }

type Props = {
  category: DraftCategory | null
  taken: string[]
  locked: boolean
  onKeep: (category: DraftCategory) => void
  onClose: () => void
}

/** One category. Its key stays what it was, so that reports and programs keep their meaning. */
export function CategoryPanel({ category, taken, locked, onKeep, onClose }: Props) {
  const { name, description, route: chosen } = category ?? blank
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    defaultValues: { name, description, route: chosen },
  })
  const submit = form.handleSubmit((fields) => {
    onKeep({ ...category, ...fields, key: category?.key ?? keyFor(fields.name, taken) })
    onClose()
  })
  return (
    <SidePanel
      open
      title={category?.name ?? 'New category'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Keep"
      locked={locked}
    >
      <FormField form={form} name="name" label="Name" autoFocus disabled={locked} />
      <FormField
        form={form}
        name="description"
        label="What belongs here"
        helperText="One or two sentences, as you would tell a new colleague."
        multiline
        minRows={4}
        disabled={locked}
      />
      <ChoiceField form={form} name="route" label="Route" choices={routeChoices} disabled={locked} />
    </SidePanel>
  )
}
