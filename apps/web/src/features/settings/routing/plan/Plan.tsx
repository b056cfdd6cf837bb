'use client'

import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { type FormEvent, useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useTeams } from '../../../inbox/directory.ts'
import { Permitted } from '../../../shell/Permitted.tsx'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { routingApi } from '../api.ts'
import { RoutingHeader } from '../RoutingHeader.tsx'
import { Outcome } from './Outcome.tsx'

const usual = { days: '7', perDay: '', handlingMinutes: '8', extraMembers: '0' }
type Fields = typeof usual

/** What a volume would mean for a team: how long customers would wait, and who would carry what. */
export function Plan() {
  return (
    <>
      <RoutingHeader about="Play the last days once more, or another volume, with a team as it is now. Nothing is changed." />
      <Permitted permission="teams:write">
        <PlanForm />
      </Permitted>
    </>
  )
}

function PlanForm() {
  const teams = useTeams()
  const [chosen, setChosen] = useState('')
  const [fields, setFields] = useState<Fields>(usual)
  const [play, { data, error, isLoading }] = routingApi.useCreateSimulationMutation()
  const teamId = chosen || (teams[0]?.id ?? '')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { days, perDay, handlingMinutes, extraMembers } = fields
    const body = {
      days: Number(days),
      perDay: perDay.trim() === '' ? null : Number(perDay),
      handlingMinutes: Number(handlingMinutes),
      extraMembers: Number(extraMembers),
    }
    await play({ params: { id: teamId }, body })
  }
  if (teams.length === 0)
    return <Typography sx={{ color: 'ink3' }}>There is no team to play with.</Typography>
  const number = (name: keyof Fields, label: string, hint?: string) => (
    <TextField
      label={label}
      type="number"
      value={fields[name]}
      helperText={hint}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      slotProps={{ htmlInput: { min: 0 } }}
    />
  )
  return (
    <Box sx={{ display: 'grid', gap: 6 }}>
      <Box component="form" noValidate onSubmit={(event) => void submit(event)} sx={form}>
        <TextField select label="Team" value={teamId} onChange={(event) => setChosen(event.target.value)}>
          {teams.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        {number('days', 'Last days')}
        {number('perDay', 'Conversations a day', 'Empty: as many as there were')}
        {number('handlingMinutes', 'Minutes an answer')}
        {number('extraMembers', 'Members more')}
        <PermittedButton permission="teams:write" type="submit" variant="contained" disabled={isLoading}>
          Play it
        </PermittedButton>
      </Box>
      <FormProblem error={error} />
      {data && <Outcome result={data} />}
    </Box>
  )
}

const form = {
  display: 'grid',
  gap: 3,
  alignItems: 'start',
  gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, minmax(0, 1fr))' },
  '& button': { alignSelf: 'center', justifySelf: 'start' },
}
