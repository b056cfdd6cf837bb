'use client'
import LinkIcon from '@mui/icons-material/AccountTreeOutlined'
import Box from '@mui/material/Box'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { IconAction } from '../../../ui/IconAction.tsx'
import type { Message } from '../thread/timeline.ts'

const verdicts: Record<string, string> = {
  references: 'It answers a mail of this conversation.',
  reference: 'It answers a mail of this conversation.',
  'in-reply-to': 'It answers a mail of this conversation.',
  token: 'It was sent to the reply address of this conversation.',
  plus_token: 'It was sent to the reply address of this conversation.',
  provider_thread: 'Its provider keeps it in one thread with this conversation.',
  answered_before: 'A mail of this conversation answers it.',
  subject: 'Its contact wrote about the same subject here a short time ago.',
  new: 'It began this conversation.',
  chat: 'It was written in the chat of this conversation.',
  reply: 'It was written here, in this conversation.',
}

/** Why this letter stands in this conversation, with the evidence. */
export function WhyHere({ message }: { message: Message }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { verdict, evidence } = message.threading
  if (!verdict || message.direction === 'outbound') return null
  return (
    <>
      <IconAction
        label="Why is this here?"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 22, height: 22, color: 'ink3', '& .MuiSvgIcon-root': { fontSize: 14 } }}
      >
        <LinkIcon />
      </IconAction>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': 'Why is this here?', sx: { p: 4, maxWidth: 380 } },
        }}
      >
        <Typography variant="h3" sx={{ mb: 1.5 }}>
          Why is this here?
        </Typography>
        <Box>{verdicts[verdict] ?? verdict.replaceAll(/[_-]/g, ' ')}</Box>
        {evidence.length > 0 && (
          <Box
            component="ul"
            sx={{ m: 0, mt: 2, pl: 4, color: 'ink2', fontSize: 12, overflowWrap: 'anywhere' }}
          >
            {evidence.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        )}
      </Popover>
    </>
  )
}
