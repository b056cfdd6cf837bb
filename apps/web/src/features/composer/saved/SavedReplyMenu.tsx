'use client'
import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Popper from '@mui/material/Popper'
import type { SavedReply } from './useSavedReplies.ts'

type Props = {
  anchor: HTMLElement | null
  id: string
  replies: SavedReply[]
  active: number
  onPick: (reply: SavedReply) => void
}

/** The saved replies that match what was typed behind the slash. The field keeps the focus. */
export function SavedReplyMenu({ anchor, id, replies, active, onPick }: Props) {
  return (
    <Popper open={anchor !== null} anchorEl={anchor} placement="top-start" sx={{ zIndex: 1300 }}>
      <Paper
        variant="outlined"
        sx={{
          width: 380,
          maxWidth: '92vw',
          maxHeight: 300,
          overflowY: 'auto',
          p: 1,
          mb: 1,
          bgcolor: 'raised',
        }}
      >
        <Box id={id} role="listbox" aria-label="Saved replies">
          {replies.length === 0 && <Box sx={{ p: 3, color: 'ink3' }}>No saved reply of that name.</Box>}
          {replies.map((reply, index) => (
            <Box
              key={reply.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault()
                onPick(reply)
              }}
              sx={{
                px: 2,
                py: 1.5,
                borderRadius: '6px',
                cursor: 'pointer',
                bgcolor: index === active ? 'hover' : 'transparent',
              }}
            >
              <Box sx={{ fontWeight: 500 }} dir="auto">
                {reply.title}
              </Box>
              <Box
                sx={{
                  color: 'ink3',
                  fontSize: 12,
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  whiteSpace: 'nowrap',
                }}
              >
                {reply.body}
              </Box>
            </Box>
          ))}
        </Box>
      </Paper>
    </Popper>
  )
}
