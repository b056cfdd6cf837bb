'use client'

import Button from '@mui/material/Button'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { type SavedReply, useDeleteSavedReplyMutation } from './api.ts'

type Props = { reply: SavedReply; onDeleted: () => void }

export function DeleteReply({ reply, onDeleted }: Props) {
  const [asked, setAsked] = useState(false)
  const [remove, { isLoading }] = useDeleteSavedReplyMutation()
  const { tell, tellProblem } = useToasts()
  const confirm = async () => {
    const { error } = await remove({ params: { id: reply.id } })
    setAsked(false)
    if (error !== undefined) return tellProblem('The saved reply is still there.', error)
    tell(`“${reply.title}” is deleted.`)
    onDeleted()
  }
  return (
    <>
      <Button
        color="error"
        variant="outlined"
        onClick={() => setAsked(true)}
        sx={{ alignSelf: 'flex-start' }}
      >
        Delete saved reply
      </Button>
      <ConfirmDialog
        open={asked}
        title="Delete this saved reply?"
        confirm="Delete"
        busy={isLoading}
        onConfirm={() => void confirm()}
        onClose={() => setAsked(false)}
      >
        Nobody finds “{reply.title}” any more. What was sent with it stays.
      </ConfirmDialog>
    </>
  )
}
