'use client'

import BugIcon from '@mui/icons-material/ReportProblemOutlined'
import Button from '@mui/material/Button'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** A fault in a screen: the rail stays, and what was typed elsewhere with it. */
export default function ScreenError({ error, reset }: Props) {
  return (
    <EmptyState
      icon={<BugIcon />}
      title="This screen stopped working"
      action={
        <Button variant="outlined" onClick={reset}>
          Open it again
        </Button>
      }
    >
      Nothing you saved is lost. Should it happen again, tell us what you did
      {error.digest === undefined ? '' : `, and this code: ${error.digest}`}.
    </EmptyState>
  )
}
