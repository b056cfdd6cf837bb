'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import type { Team } from './api.ts'
import { MemberChoice } from './MemberChoice.tsx'
import { useSaveTeam } from './useSaveTeam.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(60, 'Use at most 60 characters'),
  description: z.string().trim().max(500, 'Use at most 500 characters'),
})

type Props = { team: Team | null; onDelete: () => void; onClose: () => void }

/** What a team is called, what it does, and who is in it. */
export function TeamPanel({ team, onDelete, onClose }: Props) {
  const { name, description } = team ?? { name: '', description: '' }
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name, description } })
  const [memberIds, setMemberIds] = useState(() => new Set(team?.members.map(({ id }) => id)))
  const { save, error } = useSaveTeam(team)
  const locked = !usePermission('teams:write')
  const submit = form.handleSubmit(async (fields) => {
    if (await save(fields, memberIds)) onClose()
  })
  return (
    <SidePanel
      open
      title={team?.name ?? 'New team'}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit={team ? 'Save' : 'Make the team'}
      busy={form.formState.isSubmitting}
      locked={locked}
      problem={<FormProblem error={error} />}
    >
      {locked && <Alert severity="info">Only admins change teams.</Alert>}
      <FormField
        form={form}
        name="name"
        label="Name"
        placeholder="Returns"
        disabled={locked}
        autoFocus={!team}
      />
      <FormField
        form={form}
        name="description"
        label="What it does"
        helperText="So that others know what to give it."
        multiline
        minRows={2}
        disabled={locked}
      />
      <MemberChoice inTeam={team?.members ?? []} chosen={memberIds} onChange={setMemberIds} locked={locked} />
      {team && !locked && (
        <Button variant="outlined" color="error" onClick={onDelete} sx={{ alignSelf: 'flex-start' }}>
          Delete this team…
        </Button>
      )}
    </SidePanel>
  )
}
