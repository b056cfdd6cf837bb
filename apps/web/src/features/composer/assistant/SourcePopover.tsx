'use client'
import Box from '@mui/material/Box'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import type { Source } from './cite.ts'

const kinds: Record<string, string> = {
  article: 'Knowledge article',
  saved_reply: 'Saved reply',
  'saved-reply': 'Saved reply',
  answer: 'Past answer',
  past_answer: 'Past answer',
}

type Props = { shown: { anchor: HTMLElement; source: Source; number: number } | null; onClose: () => void }

/** The passage a sentence rests on. */
export function SourcePopover({ shown, onClose }: Props) {
  return (
    <Popover
      open={shown !== null}
      anchorEl={shown?.anchor ?? null}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{
        paper: { role: 'dialog', 'aria-label': shown?.source.title ?? 'Source', sx: { p: 4, maxWidth: 400 } },
      }}
    >
      {shown && (
        <>
          <Typography variant="subtitle2" sx={{ color: 'assistant' }}>
            {shown.number} · {kinds[shown.source.kind] ?? shown.source.kind}
          </Typography>
          <Typography variant="h3" sx={{ mt: 0.5, mb: 1.5 }} dir="auto">
            {shown.source.title}
          </Typography>
          <Box sx={{ color: 'ink2', whiteSpace: 'pre-wrap', maxHeight: 260, overflowY: 'auto' }} dir="auto">
            {shown.source.passage}
          </Box>
        </>
      )}
    </Popover>
  )
}
