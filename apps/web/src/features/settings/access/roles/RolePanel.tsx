'use client'

import type { Permission } from '@frontdesk/core/permissions'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { DeleteButton } from '../../../../ui/feedback/DeleteButton.tsx'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { useGetAccountQuery } from '../../../shell/api.ts'
import {
  type CustomRole,
  type Roles,
  useCreateRoleMutation,
  useDeleteRoleMutation,
  usePutRoleMutation,
} from '../api.ts'
import { PermissionChoice } from './PermissionChoice.tsx'

type Props = {
  /** null for a new one */
  role: CustomRole | null
  permissions: Roles['permissions']
  onClose: () => void
}

/** A role of the organization's own: its name, and what it may of all that you may. */
export function RolePanel({ role, permissions, onClose }: Props) {
  const { data: account } = useGetAccountQuery()
  const [name, setName] = useState(role?.name ?? '')
  const [chosen, setChosen] = useState<Permission[]>(
    permissions.map((one) => one.name).filter((one) => role?.permissions.includes(one)),
  )
  const [create, making] = useCreateRoleMutation()
  const [put, changing] = usePutRoleMutation()
  const [remove] = useDeleteRoleMutation()
  const { tell } = useToasts()
  const offered = permissions
    .filter((one) => one.least !== 'owner' && account?.permissions.includes(one.name))
    .map((one) => one.name)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const body = { name, permissions: chosen }
    const saved = await (role === null ? create({ body }) : put({ params: { id: role.id }, body }))
    if (saved.error !== undefined) return
    tell(`The role “${name.trim()}” is saved.`)
    onClose()
  }

  return (
    <SidePanel
      open
      title={role?.name ?? 'New role'}
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit="Save"
      busy={making.isLoading || changing.isLoading || name.trim() === '' || chosen.length === 0}
      problem={<FormProblem error={making.error ?? changing.error} />}
    >
      <TextField
        label="Name"
        value={name}
        placeholder="Night shift"
        onChange={(event) => setName(event.target.value)}
        helperText="It counts at once for everybody who has it."
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <PermissionChoice offered={offered} chosen={chosen} onChange={setChosen} />
      {role !== null && (
        <DeleteButton
          what="role"
          name={role.name}
          remove={() => remove({ params: { id: role.id } })}
          onDeleted={onClose}
        >
          Members and keys that have it are given another role first.
        </DeleteButton>
      )}
    </SidePanel>
  )
}
