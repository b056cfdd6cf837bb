'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import PeopleIcon from '@mui/icons-material/PeopleAltOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { SearchField } from '../../ui/forms/SearchField.tsx'
import { ListCard } from '../../ui/lists/ListCard.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { PagedList } from '../../ui/lists/PagedList.tsx'
import { Rows } from '../../ui/lists/Rows.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PermittedButton } from '../shell/PermittedButton.tsx'
import { useListContactsInfiniteQuery } from './api.ts'
import { ContactRow } from './ContactRow.tsx'
import { ContactTabs } from './ContactTabs.tsx'
import { NewContactPanel } from './NewContactPanel.tsx'

export function Contacts() {
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const query = useListContactsInfiniteQuery(q.trim() === '' ? undefined : { query: { q: q.trim() } })
  const add = (
    <PermittedButton
      permission="contacts:write"
      variant="contained"
      startIcon={<AddIcon />}
      onClick={() => setAdding(true)}
    >
      New contact
    </PermittedButton>
  )
  const empty =
    q.trim() === '' ? (
      <EmptyState icon={<PeopleIcon />} title="No contact yet" action={add}>
        Everybody who writes to one of your mailboxes appears here by themselves.
      </EmptyState>
    ) : (
      <EmptyState icon={<PeopleIcon />} title="Nobody matches">
        Search by name or by e-mail address.
      </EmptyState>
    )
  return (
    <Page>
      <PageHeader title="Contacts" about="The people who write to you." actions={add} />
      <ContactTabs />
      <Box sx={{ mb: 3 }}>
        <SearchField label="Search by name or address" value={q} onChange={setQ} />
      </Box>
      <ListCard label="Contacts">
        <PagedList query={query} name="contacts" empty={empty} skeleton={<SkeletonRows rows={10} avatar />}>
          {(contacts) => (
            <Rows>
              {contacts.map((contact) => (
                <ContactRow key={contact.id} contact={contact} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {adding && <NewContactPanel onClose={() => setAdding(false)} />}
    </Page>
  )
}
