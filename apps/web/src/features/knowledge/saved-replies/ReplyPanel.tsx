import Typography from '@mui/material/Typography'
import { SidePanel } from '../../../ui/forms/SidePanel.tsx'
import type { SavedReply } from './api.ts'

/** A saved reply in full. */
export function ReplyPanel({ reply, onClose }: { reply: SavedReply; onClose: () => void }) {
  return (
    <SidePanel open title={reply.title} onClose={onClose}>
      <Typography
        variant="body1"
        lang={reply.language}
        dir="auto"
        sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {reply.body}
      </Typography>
    </SidePanel>
  )
}
