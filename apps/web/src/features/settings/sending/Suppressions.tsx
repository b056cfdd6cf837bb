'use client'

import DoneIcon from '@mui/icons-material/TaskAltOutlined'
import Button from '@mui/material/Button'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { sendingApi } from './api.ts'

const reasons: Record<string, string> = {
  hard_bounce: 'Refused our last mail for good',
  complaint: 'Marked our mail as spam',
}

/** Addresses that get no mail any more, with the way to lift that. */
export function Suppressions() {
  const query = sendingApi.useListSuppressionsInfiniteQuery()
  const [lift, { isLoading }] = sendingApi.useDeleteSuppressionMutation()
  const may = usePermission('mailboxes:write')
  const { tell, tellProblem } = useToasts()
  const allow = async (id: string) => {
    const { error } = await lift({ params: { id } })
    if (error === undefined) tell('Mail to this address leaves again.')
    else tellProblem('The address was not released.', error)
  }
  return (
    <PagedList
      query={query}
      name="addresses"
      empty={
        <EmptyState icon={<DoneIcon />} title="Everybody can be written to">
          Addresses that refuse mail for good, or complain about it, are listed here.
        </EmptyState>
      }
    >
      {(items) => (
        <Rows>
          {items.map(({ id, address, reason, createdAt }) => (
            <Row
              key={id}
              title={address}
              detail={reasons[reason] ?? reason}
              trailing={<RelativeTime at={createdAt} />}
              actions={
                may && (
                  <Button variant="outlined" disabled={isLoading} onClick={() => void allow(id)}>
                    Write again
                  </Button>
                )
              }
            />
          ))}
        </Rows>
      )}
    </PagedList>
  )
}
