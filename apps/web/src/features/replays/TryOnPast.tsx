'use client'

import HistoryIcon from '@mui/icons-material/HistoryToggleOffOutlined'
import NewTabIcon from '@mui/icons-material/OpenInNewOutlined'
import { useRouter } from 'next/navigation'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import type { Subject } from './api.ts'
import { handOver } from './hand-over.ts'

type Props = {
  /** what is on the screen just now; null while it makes no sense */
  of: () => Subject | null
  disabled?: boolean
}

/** Opens the replay lab with what is on the screen, in a tab of its own so that nothing unsaved is lost. */
export function TryOnPast({ of, disabled }: Props) {
  const router = useRouter()
  const go = () => {
    const subject = of()
    if (!subject) return
    const address = handOver(subject)
    // A tab that is opened like this begins with what this one has kept.
    if (window.open(address, '_blank') === null) router.push(address)
  }
  return (
    <PermittedButton
      permission="replays:run"
      variant="outlined"
      startIcon={<HistoryIcon />}
      endIcon={<NewTabIcon titleAccess="in a new tab" />}
      disabled={disabled ?? false}
      onClick={go}
    >
      Try on the past
    </PermittedButton>
  )
}
