'use client'

import ScheduleIcon from '@mui/icons-material/ScheduleSendOutlined'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { momentOf } from '../../conversation/delivery/moment.ts'
import { sendingApi } from './api.ts'

/** What will leave by the clock, each with the way to its conversation, where it is changed or canceled. */
export function ScheduledMail() {
  const query = sendingApi.useListDeliveriesInfiniteQuery()
  return (
    <PagedList
      query={query}
      name="scheduled mails"
      empty={
        <EmptyState icon={<ScheduleIcon />} title="Nothing is scheduled">
          Replies that are to leave later wait here.
        </EmptyState>
      }
    >
      {(items) => (
        <Rows>
          {items.map(({ messageId, conversation, to, preview, sendAt, author }) => (
            <Row
              key={messageId}
              href={`/inbox/${conversation.number}`}
              title={`#${conversation.number} ${conversation.subject}`}
              detail={`To ${to.map(({ name, address }) => name || address).join(', ')}: ${preview}`}
              trailing={
                <span>
                  {author && `${author.name} · `}
                  {momentOf(new Date(sendAt))}
                </span>
              }
            />
          ))}
        </Rows>
      )}
    </PagedList>
  )
}
