'use client'

import HistoryIcon from '@mui/icons-material/HistoryToggleOffOutlined'
import { useRouter } from 'next/navigation'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import type { Subject } from './api.ts'
import { handOver } from './hand-over.ts'

type Props = {
  /** what is on the screen just now; null while it makes no sense */
  of: () => Subject | null
  disabled?: boolean
}

/** Leads to the replay lab with what is on the screen, saved or not. */
export function TryOnPast({ of, disabled }: Props) {
  const router = useRouter()
  const go = () => {
    const subject = of()
    if (subject) router.push(handOver(subject))
  }
  return (
    <PermittedButton
      permission="replays:run"
      variant="outlined"
      startIcon={<HistoryIcon />}
      disabled={disabled ?? false}
      onClick={go}
    >
      Try on the past
    </PermittedButton>
  )
}
