'use client'

import Button from '@mui/material/Button'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { useToasts } from './useToasts.tsx'

type Props = {
  /** what it is, as in a sentence: skill, saved reply */
  what: string
  name: string
  /** what becomes of the rest */
  children: ReactNode
  remove: () => Promise<{ error?: unknown }>
  onDeleted: () => void
}

/** The foot of a panel that deletes what the panel is about, once somebody has read what that means. */
export function DeleteButton({ what, name, children, remove, onDeleted }: Props) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const { tell, tellProblem } = useToasts()
  const confirm = async () => {
    setBusy(true)
    const { error } = await remove()
    setBusy(false)
    setAsking(false)
    if (error !== undefined) return tellProblem(`The ${what} is still there.`, error)
    tell(`The ${what} “${name}” is deleted.`)
    onDeleted()
  }
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        onClick={() => setAsking(true)}
        sx={{ alignSelf: 'flex-start' }}
      >
        Delete this {what}…
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Delete the ${what} “${name}”?`}
        confirm={`Delete the ${what}`}
        busy={busy}
        onConfirm={() => void confirm()}
        onClose={() => setAsking(false)}
      >
        {children} This cannot be undone.
      </ConfirmDialog>
    </>
  )
}
