'use client'

import Alert from '@mui/material/Alert'
import FormControlLabel from '@mui/material/FormControlLabel'
import MenuItem from '@mui/material/MenuItem'
import Skeleton from '@mui/material/Skeleton'
import Switch from '@mui/material/Switch'
import TextField from '@mui/material/TextField'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { routingApi, type TeamRules } from './api.ts'
import { MinutesField } from './MinutesField.tsx'
import { languageChoices, methodChoices } from './words.ts'

type Named = { id: string; name: string }
type Props = { team: Named; onClose: () => void }

/** How one team's conversations find their assignee. */
export function TeamRulesPanel({ team, onClose }: Props) {
  const { data } = routingApi.useGetTeamRoutingQuery(
    { params: { id: team.id } },
    { refetchOnMountOrArgChange: true },
  )
  if (data) return <RulesForm key={team.id} team={team} kept={data} onClose={onClose} />
  return (
    <SidePanel open title={team.name} onClose={onClose}>
      <Skeleton height={200} />
    </SidePanel>
  )
}

function RulesForm({ team, kept, onClose }: Props & { kept: TeamRules }) {
  const [rules, setRules] = useState(kept)
  const [put, { error, isLoading }] = routingApi.usePutTeamRoutingMutation()
  const { tell } = useToasts()
  const locked = !usePermission('routing:write')
  const change = (part: Partial<TeamRules>) => setRules({ ...rules, ...part })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const saved = await put({ params: { id: team.id }, body: rules })
    if (saved.error !== undefined) return
    tell(`${team.name} saved.`)
    onClose()
  }
  return (
    <SidePanel
      open
      title={team.name}
      onClose={onClose}
      onSubmit={(event) => void save(event as FormEvent)}
      submit="Save"
      busy={isLoading}
      locked={locked}
      problem={<FormProblem error={error} />}
    >
      {locked && <Alert severity="info">Only admins change routing.</Alert>}
      <FormControlLabel
        disabled={locked}
        control={<Switch checked={rules.automatic} onChange={(_, automatic) => change({ automatic })} />}
        label="Assign automatically"
      />
      <Choice
        label="Who is next"
        value={rules.method}
        choices={methodChoices}
        disabled={locked}
        onChange={(method) => change({ method })}
      />
      <Choice
        label="The customer's language"
        value={rules.languageRule}
        choices={languageChoices}
        disabled={locked}
        onChange={(languageRule) => change({ languageRule })}
      />
      <TextField
        label="Back to who answered last, within days"
        type="number"
        value={rules.stickyDays}
        disabled={locked}
        onChange={(event) => change({ stickyDays: Number(event.target.value) })}
        helperText="0 for never. They still have to be there and have room."
        slotProps={{ htmlInput: { min: 0, max: 365 } }}
      />
      <MinutesField
        label="Take unanswered work back from those away"
        value={rules.returnAfterMinutes}
        usual={30}
        disabled={locked}
        onChange={(returnAfterMinutes) => change({ returnAfterMinutes })}
      />
      <MinutesField
        label="Do without skills and language when it waits"
        value={rules.relaxAfterMinutes}
        usual={120}
        disabled={locked}
        onChange={(relaxAfterMinutes) => change({ relaxAfterMinutes })}
      />
    </SidePanel>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  value: T
  choices: readonly { value: T; label: string }[]
  disabled: boolean
  onChange: (value: T) => void
}

function Choice<T extends string>({ label, value, choices, disabled, onChange }: ChoiceProps<T>) {
  return (
    <TextField
      select
      label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(choices.find((one) => one.value === event.target.value)?.value ?? value)}
    >
      {choices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  )
}
