'use client'

import Alert from '@mui/material/Alert'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import Stack from '@mui/material/Stack'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { MemberSessions } from '../access/MemberSessions.tsx'
import { useOwnRoleChoices } from '../access/roles/useOwnRoleChoices.ts'
import { roleChoices, roles } from '../roles.ts'
import { type Member, usePutMemberMutation } from './api.ts'
import { useMemberRules } from './useMemberRules.ts'

/** A member's role, and whether they may enter. */
export function MemberPanel({ member, onClose }: { member: Member; onClose: () => void }) {
  const [chosen, setChosen] = useState<string>(member.customRoleId ?? member.role)
  const [disabled, setDisabled] = useState(member.disabledAt !== null)
  const [put, { error, isLoading }] = usePutMemberMutation()
  const { tell } = useToasts()
  const { reason, offered } = useMemberRules(member)
  const locked = reason !== null
  const own = useOwnRoleChoices()
  const mayManage = usePermission('members:manage')

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await put({ params: { id: member.id }, body: { ...roleOf(chosen, member), disabled } })
    if (saved.error !== undefined) return
    tell(`${member.name} saved.`)
    onClose()
  }

  return (
    <SidePanel
      open
      title="Member"
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit="Save"
      busy={isLoading}
      locked={locked}
      problem={<FormProblem error={error} />}
    >
      <Stack direction="row" sx={{ gap: 3, alignItems: 'center' }}>
        <PersonAvatar name={member.name} size={40} />
        <div>
          <Typography variant="subtitle1">{member.name}</Typography>
          <Typography sx={{ color: 'ink2', overflowWrap: 'anywhere' }}>{member.email}</Typography>
          <Typography variant="caption" sx={{ color: 'ink3' }}>
            Member since <RelativeTime at={member.createdAt} />
          </Typography>
        </div>
      </Stack>
      {reason !== null && <Alert severity="info">{reason}</Alert>}
      <TextField
        select
        label="Role"
        value={chosen}
        disabled={locked}
        onChange={(event) => setChosen(event.target.value)}
      >
        {[...roleChoices(locked ? roles : offered), ...own].map(({ value, label }) => (
          <MenuItem key={value} value={value}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        disabled={locked}
        control={<Switch checked={!disabled} onChange={(_, checked) => setDisabled(!checked)} />}
        label="May sign in"
      />
      {!locked && <Alert severity="info">A change ends their sessions; they sign in again.</Alert>}
      {mayManage && <MemberSessions memberId={member.id} locked={locked} />}
    </SidePanel>
  )
}

/** A built-in role by its name, or one of the organization's own by its id. */
function roleOf(chosen: string, { role }: Member) {
  const builtIn = roles.find((entry) => entry.role === chosen)
  return builtIn ? { role: builtIn.role } : { role, customRoleId: chosen }
}
