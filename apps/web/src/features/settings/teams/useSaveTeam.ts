import { useState } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { type Team, teamsApi } from './api.ts'

type Fields = { name: string; description: string }

/** Saves a team and who is in it. A new one that was made already is not made again when its members fail. */
export function useSaveTeam(team: Team | null) {
  const [made, setMade] = useState(team)
  const [create, created] = teamsApi.useCreateTeamMutation()
  const [put, changed] = teamsApi.usePutTeamMutation()
  const [putMembers, filled] = teamsApi.usePutTeamMembersMutation()
  const { tell } = useToasts()

  const save = async (body: Fields, memberIds: ReadonlySet<string>): Promise<boolean> => {
    const kept = made ? await put({ params: { id: made.id }, body }) : await create({ body })
    if (kept.error !== undefined) return false
    setMade(kept.data)
    const before = new Set(kept.data.members.map(({ id }) => id))
    if (before.symmetricDifference(memberIds).size > 0) {
      const members = await putMembers({ params: { id: kept.data.id }, body: { memberIds: [...memberIds] } })
      if (members.error !== undefined) return false
    }
    tell(team ? `${body.name} saved.` : `The team ${body.name} is made.`)
    return true
  }

  return { save, error: created.error ?? changed.error ?? filled.error }
}
