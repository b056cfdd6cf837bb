'use client'

import Button from '@mui/material/Button'
import { closeSnackbar, enqueueSnackbar } from 'notistack'
import { useMemo } from 'react'
import { asProblem, sentenceOf } from '../../store/problem.ts'

type Undoable = { undo: () => void; seconds?: number }

/** Tells what happened; offers the way back; says why something failed. */
export function useToasts() {
  return useMemo(() => ({ tell, tellWithUndo, tellProblem }), [])
}

function tell(message: string): void {
  enqueueSnackbar(message)
}

/** `seconds` is how long the way back stays open, 8 unless told. */
export function tellWithUndo(message: string, { undo, seconds = 8 }: Undoable): void {
  enqueueSnackbar(message, {
    autoHideDuration: seconds * 1_000,
    action: (id) => (
      <Button
        onClick={() => {
          closeSnackbar(id)
          undo()
        }}
      >
        Undo
      </Button>
    ),
  })
}

/** `what` is what did not happen, as a sentence: "The note was not saved." */
function tellProblem(what: string, error: unknown): void {
  const problem = asProblem(error)
  const request = problem.requestId === null ? '' : ` (request ${problem.requestId})`
  enqueueSnackbar(`${what} ${sentenceOf(problem)}${request}`, { variant: 'error', autoHideDuration: 10_000 })
}
