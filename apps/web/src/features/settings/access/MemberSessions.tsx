'use client'

import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { browserOf } from '../account/browser-of.ts'
import {
  useDeleteMemberSessionMutation,
  useDeleteMemberSessionsMutation,
  useListMemberSessionsInfiniteQuery,
} from './api.ts'

/** Where a member is signed in, and the way to end it. */
export function MemberSessions({ memberId, locked }: { memberId: string; locked: boolean }) {
  const params = { id: memberId }
  const query = useListMemberSessionsInfiniteQuery({ params })
  const [endOne, one] = useDeleteMemberSessionMutation()
  const [endAll, all] = useDeleteMemberSessionsMutation()
  const { tell, tellProblem } = useToasts()
  const busy = one.isLoading || all.isLoading
  const some = (query.data?.pages[0]?.items.length ?? 0) > 0

  const report = ({ error }: { error?: unknown }, done: string) =>
    error === undefined ? tell(done) : tellProblem('They are still signed in.', error)

  return (
    <Stack component="section" aria-label="Sessions" sx={{ gap: 2 }}>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
        <Typography variant="subtitle1" sx={{ flex: 1 }}>
          Signed in at
        </Typography>
        {some && !locked && (
          <Button
            size="small"
            color="error"
            disabled={busy}
            onClick={() =>
              void endAll({ params }).then((answer) => report(answer, 'All sessions have ended.'))
            }
          >
            End all
          </Button>
        )}
      </Stack>
      <PagedList
        query={query}
        name="sessions"
        empty={<Typography sx={{ color: 'ink3' }}>Nowhere at the moment.</Typography>}
      >
        {(sessions) => (
          <Rows>
            {sessions.map(({ id, userAgent, address, createdAt }) => (
              <Row
                key={id}
                title={browserOf(userAgent)}
                detail={
                  <>
                    {address ?? 'Unknown address'} · since <RelativeTime at={createdAt} />
                  </>
                }
                actions={
                  !locked && (
                    <Button
                      size="small"
                      variant="outlined"
                      disabled={busy}
                      onClick={() =>
                        void endOne({ params: { ...params, sessionId: id } }).then((answer) =>
                          report(answer, 'The session has ended.'),
                        )
                      }
                    >
                      End
                    </Button>
                  )
                }
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </Stack>
  )
}
