'use client'

import DeleteIcon from '@mui/icons-material/DeleteOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../ui/IconAction.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type ReplaySet, replaysApi } from '../api.ts'
import { NewSetPanel } from './NewSetPanel.tsx'

/** The sets of conversations to try things on again and again. */
export function SavedSets() {
  const query = replaysApi.useListReplaySetsInfiniteQuery({ query: { limit: 20 } })
  const [remove, { isLoading }] = replaysApi.useDeleteReplaySetMutation()
  const [making, setMaking] = useState(false)
  const may = usePermission('replays:run')
  const { tell, tellProblem } = useToasts()
  const forget = async ({ id, name }: ReplaySet) => {
    const { error } = await remove({ params: { id } })
    if (error !== undefined) tellProblem('The set is still there.', error)
    else tell(`The set ${name} is gone. Its conversations stay.`)
  }
  const none = <EmptyState title="No set yet">Save what a search finds to try things on it again.</EmptyState>
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <ListCard label="Saved sets">
        <PagedList query={query} name="sets" empty={none}>
          {(sets) => (
            <Rows>
              {sets.map((set) => (
                <Row
                  key={set.id}
                  title={set.name}
                  detail={`${set.conversations} conversations · ${foundWords(set)} · ${set.createdBy}`}
                  trailing={<RelativeTime at={set.createdAt} />}
                  actions={
                    may && (
                      <IconAction
                        label={`Delete the set ${set.name}`}
                        disabled={isLoading}
                        onClick={() => void forget(set)}
                      >
                        <DeleteIcon fontSize="small" />
                      </IconAction>
                    )
                  }
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      <PermittedButton permission="replays:run" variant="outlined" onClick={() => setMaking(true)}>
        New set
      </PermittedButton>
      {making && <NewSetPanel onClose={() => setMaking(false)} onMade={() => setMaking(false)} />}
    </Box>
  )
}

function foundWords({ foundBy }: ReplaySet): string {
  const parts = Object.entries(foundBy).map(([name, value]) =>
    name === 'last' ? 'the newest' : `${name} ${value}`,
  )
  return parts.join(', ') || 'chosen'
}
