'use client'
import BellIcon from '@mui/icons-material/NotificationsNoneOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { useToasts } from '../../ui/feedback/useToasts.tsx'
import { notificationsApi } from './api.ts'
import { NotificationRow } from './NotificationRow.tsx'

const atATime = { query: { limit: 30 } }

/** What you were told, unread first. */
export function NotificationList({ unread, onOpen }: { unread: number; onOpen: () => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    notificationsApi.useNotificationsInfiniteQuery(atATime)
  const [readAll, { isLoading }] = notificationsApi.usePutNotificationsReadMutation()
  const { tellProblem } = useToasts()
  const items = data?.pages.flatMap((page) => page.items)
  const markAll = async () => {
    const answer = await readAll({ body: {} })
    if (answer.error !== undefined) tellProblem('They are still unread.', answer.error)
  }
  return (
    <>
      <Box sx={head}>
        <Typography variant="h3" component="h2">
          Notifications
        </Typography>
        <Button
          variant="text"
          size="small"
          disabled={unread === 0 || isLoading}
          onClick={() => void markAll()}
          sx={{ ml: 'auto' }}
        >
          Mark all as read
        </Button>
      </Box>
      <Box sx={{ overflowY: 'auto', minHeight: 0 }}>
        {error !== undefined && items === undefined && (
          <ErrorState error={error} what="They could not be loaded" onRetry={() => void refetch()} />
        )}
        {error === undefined && items === undefined && <SkeletonRows />}
        {items?.length === 0 && (
          <EmptyState icon={<BellIcon />} title="Nothing to tell you">
            Mentions, conversations you are given, and news of what you follow will be here.
          </EmptyState>
        )}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {items?.map((one) => (
            <NotificationRow key={one.id} notification={one} onOpen={onOpen} />
          ))}
        </Box>
        {hasNextPage && (
          <Box sx={{ display: 'grid', placeItems: 'center', p: 2 }}>
            <Button variant="text" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older ones
            </Button>
          </Box>
        )}
      </Box>
    </>
  )
}

const head = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  flex: 'none',
  pl: 3,
  pr: 1.5,
  py: 1.5,
  borderBottom: '1px solid',
  borderColor: 'hairline',
}
