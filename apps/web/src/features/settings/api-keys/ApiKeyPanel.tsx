'use client'

import type { Permission } from '@frontdesk/core/permissions'
import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import FormControlLabel from '@mui/material/FormControlLabel'
import Switch from '@mui/material/Switch'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { ChoiceField } from '../../../ui/forms/ChoiceField.tsx'
import { CopyField } from '../../../ui/forms/CopyField.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { useGetAccountQuery } from '../../shell/api.ts'
import { useListRolesQuery } from '../access/api.ts'
import { PermissionChoice } from '../access/roles/PermissionChoice.tsx'
import { useOwnRoleChoices } from '../access/roles/useOwnRoleChoices.ts'
import { roleChoices, rolesWithin } from '../roles.ts'
import { useCreateApiKeyMutation } from './api.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Say what the key is for').max(100),
  /** a built-in role by its name, or one of the organization's own by its id */
  role: z.string(),
})

/** Makes a key, then shows its secret for the only time. */
export function ApiKeyPanel({ onClose }: { onClose: () => void }) {
  const { data: account } = useGetAccountQuery()
  const own = useOwnRoleChoices()
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: { name: '', role: 'agent' },
  })
  const [create, { data: made, error, isLoading }] = useCreateApiKeyMutation()
  const [scope, setScope] = useState<Permission[] | null>(null)
  const offered = useOffered(form.watch('role'))
  const submit = form.handleSubmit(async ({ name, role }) => {
    const within = scope?.filter((permission) => offered.includes(permission))
    await create({ body: { name, ...roleOf(role), ...(within ? { scope: within } : {}) } })
  })

  if (made) {
    return (
      <SidePanel open title={made.name} onClose={onClose}>
        <Alert severity="warning">Copy the secret now. It is not shown again.</Alert>
        <CopyField label="Secret" value={made.key} />
      </SidePanel>
    )
  }
  const choices = [...roleChoices(rolesWithin(account?.role).filter(({ role }) => role !== 'owner')), ...own]
  return (
    <SidePanel
      open
      title="New API key"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      submit="Make the key"
      busy={isLoading || scope?.length === 0}
      problem={<FormProblem error={error} />}
    >
      <FormField form={form} name="name" label="Name" placeholder="Order system" autoFocus />
      <ChoiceField form={form} name="role" label="Role" choices={choices} />
      <FormControlLabel
        control={<Switch checked={scope !== null} onChange={(_, on) => setScope(on ? [] : null)} />}
        label="Only part of what the role may"
      />
      {scope !== null && <PermissionChoice offered={offered} chosen={scope} onChange={setScope} />}
    </SidePanel>
  )
}

const builtIn = ['admin', 'agent', 'viewer'] as const

function roleOf(chosen: string) {
  const role = builtIn.find((one) => one === chosen)
  return role ? { role } : { customRoleId: chosen }
}

/** What a role may, of which part can be chosen. */
function useOffered(chosen: string): Permission[] {
  const { data } = useListRolesQuery()
  const own = data?.custom.find(({ id }) => id === chosen)
  const held: readonly string[] =
    own?.permissions ?? data?.builtIn.find(({ role }) => role === chosen)?.permissions ?? []
  return (data?.permissions ?? []).map(({ name }) => name).filter((name) => held.includes(name))
}
