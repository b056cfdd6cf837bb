'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useEffect } from 'react'
import { usePermission } from '../../shell/usePermission.ts'
import { composerApi } from '../api.ts'
import type { SavedReply } from './useSavedReplies.ts'

type Props = { conversationId: string; hidden: boolean; onPick: (reply: SavedReply) => void }

/** The saved replies that fit the question best, a press away while nothing is written yet. */
export function Recommended({ conversationId, hidden, onPick }: Props) {
  const { currentData } = composerApi.useSavedReplyRecommendationsQuery(
    { params: { id: conversationId }, query: { limit: 3 } },
    { skip: hidden },
  )
  const items = hidden ? [] : (currentData?.items ?? [])
  useTold(
    conversationId,
    items.map(({ id }) => id),
  )
  if (items.length === 0) return null
  return (
    <Box
      role="group"
      aria-label="Saved replies that fit"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}
    >
      {items.map((reply) => (
        <Button
          key={reply.id}
          variant="outlined"
          title={reply.body.slice(0, 300)}
          onClick={() => onPick(reply)}
          sx={{ height: 26, px: 2, fontSize: 12, maxWidth: 260 }}
        >
          <Box
            component="span"
            dir="auto"
            sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
          >
            {reply.title}
          </Box>
          <Box component="span" sx={{ ml: 1.5, color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>
            {Math.round(reply.confidence * 100)} %
          </Box>
        </Button>
      ))}
    </Box>
  )
}

/** Says which were shown, so that what became of them can be counted. Each counts once for a message. */
function useTold(conversationId: string, shown: string[]): void {
  const [tell] = composerApi.useCreateSavedReplyRecommendationsMutation()
  const mayReply = usePermission('conversations:reply')
  const ids = shown.join(' ')
  useEffect(() => {
    if (ids === '' || !mayReply) return
    void tell({ params: { id: conversationId }, body: { savedReplyIds: ids.split(' ') } })
  }, [tell, conversationId, ids, mayReply])
}
