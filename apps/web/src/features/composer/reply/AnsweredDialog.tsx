'use client'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'

type Props = {
  /** who answered and when; null where nobody did */
  words: string | null
  onSend: () => void
  onClose: () => void
}

/** Asks once before a reply leaves that follows somebody else's to the same customer. */
export function AnsweredDialog({ words, onSend, onClose }: Props) {
  return (
    <ConfirmDialog
      open={words !== null}
      title={`${words ?? ''}. Read it first?`}
      confirm="Send anyway"
      cancel="Read it first"
      destructive={false}
      onConfirm={onSend}
      onClose={onClose}
    >
      The customer would get both answers. Yours stays in the composer.
    </ConfirmDialog>
  )
}
