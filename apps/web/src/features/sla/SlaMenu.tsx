'use client'
import TimerIcon from '@mui/icons-material/TimerOutlined'
import Popover from '@mui/material/Popover'
import { useState } from 'react'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { useNow } from '../../ui/time/useNow.ts'
import type { Sla } from './api.ts'
import { SlaWhy } from './SlaWhy.tsx'
import { countdown, stateNow, tones } from './words.ts'

type Props = { conversationId: string; sla: Sla | null }

/** The promise that is due first, counting down, and the way to why it is due then. */
export function SlaMenu({ conversationId, sla }: Props) {
  const now = useNow()
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  if (sla === null) return null
  const words = countdown(sla, now)
  return (
    <>
      <ToneChip
        component="button"
        clickable
        tone={tones[stateNow(sla, now)]}
        icon={<TimerIcon aria-hidden />}
        label={words}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        aria-label={`${words}. Why?`}
        onClick={(event: React.MouseEvent<HTMLElement>) => setAnchor(event.currentTarget)}
        sx={{
          border: 0,
          font: 'inherit',
          fontSize: 11,
          '& .MuiChip-icon': { fontSize: 14, color: 'inherit' },
        }}
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': 'Why this deadline',
            sx: { p: 4, width: 360, maxWidth: 'calc(100vw - 32px)' },
          },
        }}
      >
        <SlaWhy conversationId={conversationId} />
      </Popover>
    </>
  )
}
