'use client'

import Skeleton from '@mui/material/Skeleton'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { type Team, teamsApi } from './api.ts'
import { deletionWords } from './words.ts'

/** Says what becomes of a team's conversations before it is gone. */
export function DeleteTeamDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const params = { id: team.id }
  const { data, error } = teamsApi.usePreviewTeamDeletionQuery(
    { params },
    { refetchOnMountOrArgChange: true },
  )
  const [remove, { isLoading }] = teamsApi.useDeleteTeamMutation()
  const { tell, tellProblem } = useToasts()
  const confirm = async () => {
    const removed = await remove({ params })
    onClose()
    if (removed.error === undefined) tell(`The team ${team.name} is deleted.`)
    else tellProblem('The team is still there.', removed.error)
  }
  return (
    <ConfirmDialog
      open
      title={`Delete the team ${team.name}?`}
      confirm="Delete the team"
      busy={isLoading || data === undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {data ? `${deletionWords(team.name, data)} This cannot be undone.` : error ? null : <Skeleton />}
      <FormProblem error={error} />
    </ConfirmDialog>
  )
}
