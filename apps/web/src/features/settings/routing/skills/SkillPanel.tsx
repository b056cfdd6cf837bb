'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { DeleteButton } from '../../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { FormField } from '../../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { useCategories } from '../../../inbox/directory.ts'
import { usePermission } from '../../../shell/usePermission.ts'
import { routingApi, type Skill } from '../api.ts'
import { LevelList } from '../LevelList.tsx'
import { leastLevels } from '../levels.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(60, 'Use at most 60 characters'),
  description: z.string().trim().max(500, 'Use at most 500 characters'),
})

/** What a skill is called, and which categories ask for it from which level on. */
export function SkillPanel({ skill, onClose }: { skill: Skill | null; onClose: () => void }) {
  const { name, description } = skill ?? { name: '', description: '' }
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name, description } })
  const [categories, setCategories] = useState(
    () => skill?.categories.map(({ id, level }) => ({ id, level })) ?? [],
  )
  const [create, made] = routingApi.useCreateSkillMutation()
  const [put, changed] = routingApi.usePutSkillMutation()
  const [remove] = routingApi.useDeleteSkillMutation()
  const known = useCategories()
  const { tell } = useToasts()
  const locked = !usePermission('routing:write')
  const submit = form.handleSubmit(async (fields) => {
    const body = { ...fields, categories }
    const saved = skill ? await put({ params: { id: skill.id }, body }) : await create({ body })
    if (saved.error !== undefined) return
    tell(`${fields.name} saved.`)
    onClose()
  })
  return (
    <SidePanel
      open
      title={skill?.name ?? 'New skill'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={skill ? 'Save' : 'Make the skill'}
      busy={form.formState.isSubmitting}
      locked={locked}
      problem={<FormProblem error={made.error ?? changed.error} />}
    >
      {locked && <Alert severity="info">Only admins change skills.</Alert>}
      <FormField
        form={form}
        name="name"
        label="Name"
        placeholder="Billing"
        disabled={locked}
        autoFocus={!skill}
      />
      <FormField
        form={form}
        name="description"
        label="What it takes"
        multiline
        minRows={2}
        disabled={locked}
      />
      <LevelList
        title="Asked for by conversations of these categories"
        add="Add a category"
        levels={leastLevels}
        choices={known}
        value={categories}
        disabled={locked}
        onChange={setCategories}
      />
      {skill && !locked && (
        <DeleteButton
          what="skill"
          name={skill.name}
          remove={() => remove({ params: { id: skill.id } })}
          onDeleted={onClose}
        >
          Nobody has it and nothing asks for it any more.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
