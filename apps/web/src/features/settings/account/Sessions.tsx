'use client'

import DeviceIcon from '@mui/icons-material/DevicesOutlined'
import Button from '@mui/material/Button'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { signOut } from '../../shell/account/sign-out.ts'
import { useDeleteSessionMutation, useListSessionsInfiniteQuery } from './api.ts'
import { browserOf } from './browser-of.ts'

/** Where you are signed in, and the way to end it. */
export function Sessions() {
  const query = useListSessionsInfiniteQuery()
  const [end, { isLoading }] = useDeleteSessionMutation()
  const { tell, tellProblem } = useToasts()

  const endOne = async (id: string, current: boolean) => {
    if (current) return signOut()
    const { error } = await end({ params: { id } })
    if (error === undefined) tell('The session has ended.')
    else tellProblem('The session goes on.', error)
  }

  return (
    <ListCard label="Sessions">
      <PagedList
        query={query}
        name="sessions"
        empty={<EmptyState title="No other session">You are signed in nowhere else.</EmptyState>}
      >
        {(sessions) => (
          <Rows>
            {sessions.map(({ id, userAgent, address, current, createdAt }) => (
              <Row
                key={id}
                leading={<DeviceIcon aria-hidden sx={{ fontSize: 18, color: 'ink3' }} />}
                title={browserOf(userAgent)}
                marks={current && <ToneChip tone="calm" label="This one" />}
                detail={
                  <>
                    {address ?? 'Unknown address'} · since <RelativeTime at={createdAt} />
                  </>
                }
                actions={
                  <Button variant="outlined" disabled={isLoading} onClick={() => void endOne(id, current)}>
                    {current ? 'Sign out' : 'End'}
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </ListCard>
  )
}
