'use client'

import MailIcon from '@mui/icons-material/MailOutlineOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { AlarmWebhook } from './alarm/AlarmWebhook.tsx'
import { mailboxesApi } from './api.ts'
import { ConnectMenu } from './connect/ConnectMenu.tsx'
import { ForwardingPanel } from './connect/ForwardingPanel.tsx'
import { ImapPanel } from './connect/imap/ImapPanel.tsx'
import { useConnected } from './connect/useConnected.ts'
import { MailboxRow } from './MailboxRow.tsx'

export function Mailboxes() {
  const query = mailboxesApi.useListMailboxesInfiniteQuery()
  const [panel, setPanel] = useState<'imap' | 'forwarding' | null>(null)
  const mayWrite = usePermission('mailboxes:write')
  useConnected()
  const connect = <ConnectMenu onImap={() => setPanel('imap')} onForwarding={() => setPanel('forwarding')} />
  return (
    <>
      <PageHeader
        title="Mailboxes"
        about="Mail that reaches one of these becomes a conversation, and replies leave from the same address."
        actions={connect}
      />
      <ListCard label="Mailboxes">
        <PagedList
          query={query}
          name="mailboxes"
          empty={
            <EmptyState icon={<MailIcon />} title="No mailbox yet" action={connect}>
              Connect the address your customers write to. The newest mail is here in less than a minute, the
              rest follows behind.
            </EmptyState>
          }
        >
          {(mailboxes) => (
            <Rows>
              {mailboxes.map((mailbox) => (
                <MailboxRow key={mailbox.id} mailbox={mailbox} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {mayWrite && <AlarmWebhook />}
      {panel === 'forwarding' && <ForwardingPanel onClose={() => setPanel(null)} />}
      {panel === 'imap' && <ImapPanel mailbox={null} onClose={() => setPanel(null)} />}
    </>
  )
}
