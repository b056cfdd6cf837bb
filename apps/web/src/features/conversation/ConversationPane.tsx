'use client'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useEffect } from 'react'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { byNumber, inboxApi } from '../inbox/api.ts'
import { usePlace } from '../inbox/usePlace.ts'
import { OpenConversation } from './OpenConversation.tsx'

type Props = {
  number: number
  phone: boolean
  panelOpen: boolean
  onBack: () => void
  onPanel: () => void
}

/** The conversation the address names, or the one it was merged into. */
export function ConversationPane({ number, ...rest }: Props) {
  const { currentData, error, isError, refetch } = inboxApi.useGetConversationQuery(byNumber(number))
  const { go } = usePlace()
  const moved = currentData?.mergedInto?.number
  useEffect(() => {
    if (moved !== undefined) go({ number: moved }, 'replace')
  }, [moved, go])
  if (isError && !currentData) {
    return (
      <ErrorState
        error={error}
        what={`Conversation #${number} could not be opened`}
        onRetry={() => void refetch()}
      />
    )
  }
  if (!currentData || moved !== undefined) return <PaneSkeleton />
  return <OpenConversation key={currentData.id} conversation={currentData} {...rest} />
}

function PaneSkeleton() {
  return (
    <Box role="status" aria-label="Loading the conversation" sx={{ height: '100%' }}>
      <Box sx={{ height: 48, px: 4, display: 'flex', alignItems: 'center', gap: 4 }}>
        <Skeleton width="40%" height={13} />
        <Box sx={{ flex: 1 }} />
        {[72, 84, 84].map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the shapes never move.
          <Skeleton key={index} width={width} height={28} />
        ))}
      </Box>
    </Box>
  )
}
