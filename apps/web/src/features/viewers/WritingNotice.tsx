'use client'
import EditIcon from '@mui/icons-material/EditNoteOutlined'
import Box from '@mui/material/Box'
import { viewersApi } from './api.ts'
import { wordsOf } from './words.ts'

/** Says above a reply that a colleague is writing one to the same customer. */
export function WritingNotice({ conversationId }: { conversationId: string }) {
  const { currentData } = viewersApi.useViewersQuery({ params: { id: conversationId } })
  const writers = (currentData?.items ?? []).filter(({ doing }) => doing === 'writing')
  const words = wordsOf(writers, 'writing').replace(/…$/, '')
  return (
    <Box role="status" aria-label="Others who answer" sx={{ fontSize: 12.5, color: 'warn' }}>
      {writers.length > 0 && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mb: 1.5 }}>
          <EditIcon sx={{ fontSize: 16 }} />
          {words} {writers.length === 1 ? 'a reply' : 'replies'} to this customer too
        </Box>
      )}
    </Box>
  )
}
