'use client'

import CloudOffIcon from '@mui/icons-material/CloudOffOutlined'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { asProblem, sentenceOf } from '../../store/problem.ts'
import { EmptyState } from './EmptyState.tsx'

type Props = { error: unknown; what: string; kept?: string; onRetry?: () => void }

/** What could not be done, what was kept, what to do, and the request id to quote. */
export function ErrorState({ error, what, kept, onRetry }: Props) {
  const problem = asProblem(error)
  return (
    <EmptyState
      icon={<CloudOffIcon />}
      title={what}
      action={
        onRetry && (
          <Button onClick={onRetry} variant="outlined">
            Try again
          </Button>
        )
      }
    >
      <span role="alert">
        {sentenceOf(problem)} {kept}
        {problem.requestId !== null && (
          <Typography component="span" variant="caption" sx={{ display: 'block', mt: 2, color: 'ink3' }}>
            Request {problem.requestId}
          </Typography>
        )}
      </span>
    </EmptyState>
  )
}
