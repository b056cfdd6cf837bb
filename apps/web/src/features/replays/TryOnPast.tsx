'use client'

import HistoryIcon from '@mui/icons-material/HistoryToggleOffOutlined'
import { useRouter } from 'next/navigation'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import type { Subject } from './api.ts'
import { handOver } from './hand-over.ts'

/** Leads to the replay lab with what is on the screen, saved or not; null while it makes no sense. */
export function TryOnPast({ subject }: { subject: Subject | null }) {
  const router = useRouter()
  return (
    <PermittedButton
      permission="replays:run"
      variant="outlined"
      startIcon={<HistoryIcon />}
      disabled={subject === null}
      onClick={() => subject && router.push(handOver(subject))}
    >
      Try on the past
    </PermittedButton>
  )
}
