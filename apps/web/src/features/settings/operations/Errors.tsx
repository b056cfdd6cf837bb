'use client'

import DoneIcon from '@mui/icons-material/TaskAltOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { type ErrorGroup, useListErrorGroupsInfiniteQuery, usePutErrorStateMutation } from './api.ts'
import { ErrorRow } from './ErrorRow.tsx'

/** Errors of web and worker, counted by what they have in common. */
export function Errors() {
  const [muted, setMuted] = useState(false)
  const query = useListErrorGroupsInfiniteQuery(muted ? { query: { muted: 'true' } } : undefined)
  const [put, putting] = usePutErrorStateMutation()
  const { tellProblem } = useToasts()
  const settle = async (id: string, state: ErrorGroup['state']) => {
    const { error } = await put({ params: { id }, body: { state } })
    if (error !== undefined) tellProblem('It was not changed.', error)
  }
  return (
    <>
      <ListCard label={muted ? 'Muted errors' : 'Errors'}>
        <PagedList
          query={query}
          name="errors"
          empty={
            <EmptyState icon={<DoneIcon />} title={muted ? 'Nothing is muted' : 'No errors'}>
              {muted
                ? 'What you mute is counted on and shown here.'
                : 'What web and worker log as an error is counted here, without personal data.'}
            </EmptyState>
          }
        >
          {(groups) => (
            <Rows>
              {groups.map((group) => (
                <ErrorRow key={group.id} group={group} busy={putting.isLoading} onSettle={settle} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      <Button variant="text" sx={{ mt: 2 }} onClick={() => setMuted(!muted)}>
        {muted ? 'Show what is not muted' : 'Show what is muted'}
      </Button>
    </>
  )
}
