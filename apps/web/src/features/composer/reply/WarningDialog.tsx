'use client'
import Box from '@mui/material/Box'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import type { Warning } from './warnings.ts'

type Props = { warnings: Warning[]; confirm: string; onSend: () => void; onClose: () => void }

/** Asks once before a reply leaves that looks unfinished. */
export function WarningDialog({ warnings, confirm, onSend, onClose }: Props) {
  return (
    <ConfirmDialog
      open={warnings.length > 0}
      title="Send it like this?"
      confirm={confirm}
      destructive={false}
      onConfirm={onSend}
      onClose={onClose}
    >
      {warnings.map(({ title, detail }) => (
        <Box key={title} sx={{ mb: 2 }}>
          <Box sx={{ fontWeight: 500, color: 'ink' }}>{title}</Box>
          {detail}
        </Box>
      ))}
    </ConfirmDialog>
  )
}
