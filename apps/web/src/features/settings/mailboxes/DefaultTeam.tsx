'use client'

import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { useTeams } from '../../inbox/directory.ts'
import { usePermission } from '../../shell/usePermission.ts'
import { teamsApi } from '../teams/api.ts'

/** Whose the conversations become that mail to this mailbox opens. Nothing where there are no teams. */
export function DefaultTeam({ mailboxId }: { mailboxId: string }) {
  const params = { id: mailboxId }
  const teams = useTeams()
  const { data } = teamsApi.useGetDefaultTeamQuery({ params })
  const [put, { isLoading }] = teamsApi.usePutDefaultTeamMutation()
  const { tell, tellProblem } = useToasts()
  const mayWrite = usePermission('mailboxes:write')
  if (data === undefined || teams.length === 0) return null
  const choose = async (teamId: string) => {
    const { error, data: kept } = await put({ params, body: { teamId: teamId || null } })
    if (error !== undefined) tellProblem('The default team was not changed.', error)
    else tell(kept.team ? `New conversations go to ${kept.team.name}.` : 'New conversations have no team.')
  }
  const shown = teams.some(({ id }) => id === data.team?.id) || !data.team ? teams : [data.team, ...teams]
  return (
    <TextField
      select
      label="Default team"
      value={data.team?.id ?? ''}
      disabled={!mayWrite || isLoading}
      onChange={(event) => void choose(event.target.value)}
      helperText="Mail that opens a conversation here gives it to this team. Conversations that exist keep theirs."
      slotProps={{ select: { displayEmpty: true } }}
      sx={{ maxWidth: 420 }}
    >
      <MenuItem value="">No team</MenuItem>
      {shown.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  )
}
