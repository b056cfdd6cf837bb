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
import { wordsOf } from '../words.ts'
import {
  useDeleteFailedJobMutation,
  useListFailedJobsInfiniteQuery,
  useRetryFailedJobMutation,
} from './api.ts'

export function FailedWorkList() {
  const query = useListFailedJobsInfiniteQuery()
  const [retry, retrying] = useRetryFailedJobMutation()
  const [discard, discarding] = useDeleteFailedJobMutation()
  const [chosen, setChosen] = useState<string | null>(null)
  const { tell, tellProblem } = useToasts()

  const again = async (id: string) => {
    const { error } = await retry({ params: { id } })
    if (error === undefined) tell('The work is tried again.')
    else tellProblem('It was not tried again.', error)
  }
  const drop = async (id: string) => {
    const { error } = await discard({ params: { id } })
    setChosen(null)
    if (error === undefined) tell('The work is discarded.')
    else tellProblem('It was not discarded.', error)
  }

  return (
    <>
      <PagedList
        query={query}
        name="failed jobs"
        empty={
          <EmptyState icon={<DoneIcon />} title="All work is done">
            Should something give up after its last try, you find it here with the reason.
          </EmptyState>
        }
      >
        {(jobs) => (
          <Rows>
            {jobs.map(({ id, job, error, attempts, failedAt }) => (
              <Row
                key={id}
                title={wordsOf(job)}
                detail={<span title={error}>{error}</span>}
                trailing={
                  <span>
                    {attempts} tries · <RelativeTime at={failedAt} />
                  </span>
                }
                actions={
                  <>
                    <Button variant="outlined" disabled={retrying.isLoading} onClick={() => void again(id)}>
                      Retry
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
        title="Discard this work?"
        confirm="Discard"
        busy={discarding.isLoading}
        onConfirm={() => void drop(chosen ?? '')}
        onClose={() => setChosen(null)}
      >
        It will not be tried again. This cannot be undone.
      </ConfirmDialog>
    </>
  )
}
