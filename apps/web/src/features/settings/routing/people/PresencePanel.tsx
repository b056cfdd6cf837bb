'use client'

import Alert from '@mui/material/Alert'
import Skeleton from '@mui/material/Skeleton'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { type PresenceRules, routingApi } from '../api.ts'

const title = 'When somebody is away'

/** After how many minutes members count as away and as gone. */
export function PresencePanel({ onClose }: { onClose: () => void }) {
  const { data } = routingApi.useGetPresenceRulesQuery(undefined, { refetchOnMountOrArgChange: true })
  if (data) return <RulesForm kept={data} onClose={onClose} />
  return (
    <SidePanel open title={title} onClose={onClose}>
      <Skeleton height={200} />
    </SidePanel>
  )
}

const fields = [
  {
    name: 'idleMinutes',
    label: 'Away after minutes without a touch',
    help: 'The tab is open, but no key, pointer or window is touched.',
    max: 480,
  },
  {
    name: 'awayMinutes',
    label: 'Away after minutes without the browser',
    help: 'The tab or the computer was closed, or the connection is gone.',
    max: 60,
  },
  {
    name: 'offlineMinutes',
    label: 'Offline after minutes without the browser',
    help: 'Longer than that until away.',
    max: 1_440,
  },
] as const

function RulesForm({ kept, onClose }: { kept: PresenceRules; onClose: () => void }) {
  const [rules, setRules] = useState(kept)
  const [put, { error, isLoading }] = routingApi.usePutPresenceRulesMutation()
  const { tell } = useToasts()
  const locked = !usePermission('routing:write')
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await put({ body: rules })
    if (saved.error !== undefined) return
    tell('Saved.')
    onClose()
  }
  return (
    <SidePanel
      open
      title={title}
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit="Save"
      busy={isLoading}
      locked={locked}
      problem={<FormProblem error={error} />}
    >
      {locked && <Alert severity="info">Only admins change when somebody counts as away.</Alert>}
      {fields.map(({ name, label, help, max }) => (
        <TextField
          key={name}
          label={label}
          type="number"
          required
          value={rules[name]}
          disabled={locked}
          onChange={(event) => setRules({ ...rules, [name]: Number(event.target.value) })}
          helperText={help}
          slotProps={{ htmlInput: { min: 1, max } }}
        />
      ))}
      <Alert severity="info">
        Whoever chooses away or offline stays so until they choose otherwise. Conversations of members who
        stay away go back in the queue as their team has it.
      </Alert>
    </SidePanel>
  )
}
