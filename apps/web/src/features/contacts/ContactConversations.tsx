'use client'

import InboxIcon from '@mui/icons-material/InboxOutlined'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../ui/lists/ListCard.tsx'
import { PagedList } from '../../ui/lists/PagedList.tsx'
import { Row } from '../../ui/lists/Row.tsx'
import { Rows } from '../../ui/lists/Rows.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { useContactConversationsInfiniteQuery } from './api.ts'

/** Everything a contact wrote about, newest first. */
export function ContactConversations({ contactId }: { contactId: string }) {
  const query = useContactConversationsInfiniteQuery({ query: { contact: contactId, status: 'all' } })
  return (
    <ListCard label="Conversations">
      <PagedList
        query={query}
        name="conversations"
        empty={
          <EmptyState icon={<InboxIcon />} title="No conversation yet">
            Their first mail to one of your mailboxes appears here.
          </EmptyState>
        }
      >
        {(conversations) => (
          <Rows>
            {conversations.map(({ id, number, subject, status, snoozedUntil, preview, lastMessageAt }) => (
              <Row
                key={id}
                href={`/inbox/${number}`}
                title={<bdi>{subject === '' ? '(no subject)' : subject}</bdi>}
                marks={<StatusChip status={snoozedUntil === null ? status : 'snoozed'} />}
                detail={preview}
                trailing={
                  <span>
                    #{number} · <RelativeTime at={lastMessageAt} />
                  </span>
                }
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </ListCard>
  )
}
