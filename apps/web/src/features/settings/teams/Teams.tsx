'use client'

import GroupsIcon from '@mui/icons-material/GroupsOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Team, teamsApi } from './api.ts'
import { DeleteTeamDialog } from './DeleteTeamDialog.tsx'
import { TeamPanel } from './TeamPanel.tsx'
import { TeamRow } from './TeamRow.tsx'

type Shown = { team: Team | null; deleting: boolean }

export function Teams() {
  const query = teamsApi.useListTeamsInfiniteQuery()
  const [shown, setShown] = useState<Shown | null>(null)
  const close = () => setShown(null)
  const make = (
    <PermittedButton
      permission="teams:write"
      variant="contained"
      onClick={() => setShown({ team: null, deleting: false })}
    >
      New team
    </PermittedButton>
  )
  return (
    <>
      <PageHeader
        title="Teams"
        about="Who answers together. A mailbox can give its new conversations to a team, and agents pass them on."
        actions={make}
      />
      <ListCard label="Teams">
        <PagedList
          query={query}
          name="teams"
          skeleton={<SkeletonRows rows={3} />}
          empty={
            <EmptyState icon={<GroupsIcon />} title="No team yet" action={make}>
              Make a team for each kind of work, such as Returns or Billing, and say who is in it.
            </EmptyState>
          }
        >
          {(teams) => (
            <Rows>
              {teams.map((team) => (
                <TeamRow key={team.id} team={team} onOpen={() => setShown({ team, deleting: false })} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown && !shown.deleting && (
        <TeamPanel
          team={shown.team}
          onDelete={() => setShown({ ...shown, deleting: true })}
          onClose={close}
        />
      )}
      {shown?.deleting && shown.team && <DeleteTeamDialog team={shown.team} onClose={close} />}
    </>
  )
}
