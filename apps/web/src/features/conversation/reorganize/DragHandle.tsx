'use client'
import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import type { Message } from '../thread/timeline.ts'
import { startDrag } from './dragged-mail.ts'

/** What a mail is dragged by onto another conversation of the list; its menu does the same without a pointer. */
export function DragHandle({ message, children }: { message: Message; children: ReactNode }) {
  const { id: messageId, conversationId } = message
  return (
    <Box
      draggable
      title="Drag onto a conversation in the list to move this mail there"
      onDragStart={(event) => startDrag(event, { messageId, conversationId })}
      sx={{ cursor: { md: 'grab' } }}
    >
      {children}
    </Box>
  )
}
