'use client'

import DoneIcon from '@mui/icons-material/TaskAltOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import {
  quarantinedOriginalOf,
  useDeleteQuarantinedMailMutation,
  useListQuarantinedMailsInfiniteQuery,
  useRetryQuarantinedMailMutation,
} from './api.ts'

export function QuarantineList() {
  const query = useListQuarantinedMailsInfiniteQuery()
  const [retry, retrying] = useRetryQuarantinedMailMutation()
  const [discard, discarding] = useDeleteQuarantinedMailMutation()
  const [chosen, setChosen] = useState<string | null>(null)
  const { tell, tellProblem } = useToasts()

  const again = async (id: string) => {
    const { error } = await retry({ params: { id } })
    if (error === undefined) tell('The mail is read again.')
    else tellProblem('It was not read again.', error)
  }
  const drop = async (id: string) => {
    const { error } = await discard({ params: { id } })
    setChosen(null)
    if (error === undefined) tell('The mail is discarded.')
    else tellProblem('It was not discarded.', error)
  }

  return (
    <>
      <PagedList
        query={query}
        name="quarantined mails"
        empty={
          <EmptyState icon={<DoneIcon />} title="Every mail could be read">
            A mail that cannot be read waits here with the reason, and holds up no other.
          </EmptyState>
        }
      >
        {(mails) => (
          <Rows>
            {mails.map(({ id, envelopeFrom, mailbox, error, receivedAt }) => (
              <Row
                key={id}
                title={envelopeFrom || 'No sender'}
                detail={<span title={error}>{error}</span>}
                trailing={
                  <span>
                    {mailbox.address} · <RelativeTime at={receivedAt} />
                  </span>
                }
                actions={
                  <>
                    <Button variant="outlined" disabled={retrying.isLoading} onClick={() => void again(id)}>
                      Read again
                    </Button>
                    <Button variant="text" component="a" href={quarantinedOriginalOf(id)} download>
                      Download
                    </Button>
                    <Button variant="text" onClick={() => setChosen(id)}>
                      Discard
                    </Button>
                  </>
                }
              />
            ))}
          </Rows>
        )}
      </PagedList>
      <ConfirmDialog
        open={chosen !== null}
        title="Discard this mail?"
        confirm="Discard"
        busy={discarding.isLoading}
        onConfirm={() => void drop(chosen ?? '')}
        onClose={() => setChosen(null)}
      >
        It will never become a message. Its original is kept for the record.
      </ConfirmDialog>
    </>
  )
}
