'use client'

import MailIcon from '@mui/icons-material/MailOutlineOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Mailbox, useListMailboxesInfiniteQuery } from './api.ts'
import { MailboxPanel } from './MailboxPanel.tsx'
import { MailboxRow } from './MailboxRow.tsx'

export function Mailboxes() {
  const query = useListMailboxesInfiniteQuery()
  const [shown, setShown] = useState<Mailbox | 'new' | null>(null)
  const connect = (
    <PermittedButton permission="mailboxes:write" variant="contained" onClick={() => setShown('new')}>
      Connect an address
    </PermittedButton>
  )
  return (
    <>
      <PageHeader
        title="Mailboxes"
        about="Mail that reaches one of these addresses becomes a conversation. Forward your support address here."
        actions={connect}
      />
      <ListCard label="Mailboxes">
        <PagedList
          query={query}
          name="mailboxes"
          empty={
            <EmptyState icon={<MailIcon />} title="No mailbox yet" action={connect}>
              Connect the address your customers write to, then send it a mail: it shows up in the inbox
              within two seconds.
            </EmptyState>
          }
        >
          {(mailboxes) => (
            <Rows>
              {mailboxes.map((mailbox) => (
                <MailboxRow key={mailbox.id} mailbox={mailbox} onOpen={() => setShown(mailbox)} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {shown !== null && (
        <MailboxPanel mailbox={shown === 'new' ? null : shown} onClose={() => setShown(null)} />
      )}
    </>
  )
}
