'use client'

import Skeleton from '@mui/material/Skeleton'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { mailboxesApi } from './api.ts'

/** Says what happens to the data before the access is given back. */
export function DisconnectDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data } = mailboxesApi.usePreviewDisconnectionQuery(
    { params: { id } },
    { refetchOnMountOrArgChange: true },
  )
  const [disconnect, { isLoading }] = mailboxesApi.useDisconnectMailboxMutation()
  const { tell, tellProblem } = useToasts()
  const leave = async () => {
    const { error } = await disconnect({ params: { id } })
    onClose()
    if (error === undefined) tell('The mailbox is disconnected.')
    else tellProblem('The mailbox is still connected.', error)
  }
  return (
    <ConfirmDialog
      open
      title="Disconnect this mailbox?"
      confirm="Disconnect"
      busy={isLoading || data === undefined}
      onConfirm={() => void leave()}
      onClose={onClose}
    >
      {data?.text ?? <Skeleton />}
    </ConfirmDialog>
  )
}
