'use client'
import Box from '@mui/material/Box'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../../store/store.ts'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { dropConversation } from '../../inbox/cache.ts'
import { usePlace } from '../../inbox/usePlace.ts'
import { sizeOf } from '../letter/size.ts'
import { reorganizeApi } from './api.ts'

type Props = { conversation: Conversation; onClose: () => void }

/** Asks once before a conversation is deleted, and says what goes with it. */
export function DeleteDialog({ conversation, onClose }: Props) {
  const params = { id: conversation.id }
  const { currentData } = reorganizeApi.useContentsQuery({ params }, { refetchOnMountOrArgChange: true })
  const [remove, { isLoading }] = reorganizeApi.useDeleteConversationMutation()
  const { tell, tellProblem } = useToasts()
  const { go } = usePlace()
  const dispatch = useDispatch<Dispatch>()
  const confirm = async () => {
    try {
      await remove({ params }).unwrap()
      onClose()
      go({ number: null }, 'replace')
      dispatch(dropConversation(conversation.id))
      tell(`#${conversation.number} was deleted.`)
    } catch (problem) {
      onClose()
      tellProblem('The conversation was not deleted.', problem)
    }
  }
  const lines = currentData
    ? [
        counted(currentData.messages, 'message'),
        counted(currentData.notes, 'note'),
        counted(currentData.drafts, 'draft'),
        currentData.files > 0
          ? `${counted(currentData.files, 'file')} in storage${currentData.bytes > 0 ? `, ${sizeOf(currentData.bytes)} attached` : ''}`
          : '',
        currentData.queued > 0
          ? `${counted(currentData.queued, 'reply', 'replies')} that will not leave any more`
          : '',
      ].filter((line) => line !== '')
    : []
  return (
    <ConfirmDialog
      open
      title={`Delete #${conversation.number} for good?`}
      confirm="Delete"
      busy={isLoading || currentData === undefined}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      This cannot be undone. With it go:
      <Box component="ul" sx={{ my: 2, pl: 5 }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </Box>
      {(currentData?.cases ?? 0) > 0 && 'The record of its compliance case stays. '}
      That you deleted it stays in the audit log.
    </ConfirmDialog>
  )
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}
