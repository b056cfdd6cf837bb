'use client'

import GroupsIcon from '@mui/icons-material/GroupsOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { type Team, teamsApi } from '../teams/api.ts'
import { routingApi } from './api.ts'
import { RoutingHeader } from './RoutingHeader.tsx'
import { TeamRulesPanel } from './TeamRulesPanel.tsx'
import { rulesSentence } from './words.ts'

/** How each team's conversations find their assignee. */
export function TeamRouting() {
  const query = teamsApi.useListTeamsInfiniteQuery()
  const [shown, setShown] = useState<Team | null>(null)
  return (
    <>
      <RoutingHeader about="Conversations that wait are given to somebody who is there, can answer them and has room for one more. The most urgent come first." />
      <ListCard label="Teams">
        <PagedList
          query={query}
          name="teams"
          skeleton={<SkeletonRows rows={3} />}
          empty={
            <EmptyState
              icon={<GroupsIcon />}
              title="No team yet"
              action={
                <Button component={PageLink} href="/settings/teams" variant="contained">
                  Make a team
                </Button>
              }
            >
              Conversations are given to the members of their team.
            </EmptyState>
          }
        >
          {(teams) => (
            <Rows>
              {teams.map((team) => (
                <TeamRulesRow key={team.id} team={team} onOpen={() => setShown(team)} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown && <TeamRulesPanel team={shown} onClose={() => setShown(null)} />}
    </>
  )
}

function TeamRulesRow({ team, onOpen }: { team: Team; onOpen: () => void }) {
  const { data } = routingApi.useGetTeamRoutingQuery({ params: { id: team.id } })
  return (
    <Row
      onOpen={onOpen}
      leading={<GroupsIcon aria-hidden sx={{ fontSize: 20, color: 'ink3' }} />}
      title={team.name}
      marks={data?.automatic && <ToneChip tone="accent" label="Automatic" />}
      detail={data && rulesSentence(data)}
    />
  )
}
