'use client'

import AddIcon from '@mui/icons-material/AddOutlined'
import CompanyIcon from '@mui/icons-material/BusinessOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { SearchField } from '../../../ui/forms/SearchField.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { recordsApi } from '../../records/api.ts'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { ContactTabs } from '../ContactTabs.tsx'
import { peopleWords } from '../count-words.ts'
import { CompanyPanel } from './CompanyPanel.tsx'

export function Companies() {
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const query = recordsApi.useListCompaniesInfiniteQuery(
    q.trim() === '' ? undefined : { query: { q: q.trim() } },
  )
  const add = (
    <PermittedButton
      permission="contacts:write"
      variant="contained"
      startIcon={<AddIcon />}
      onClick={() => setAdding(true)}
    >
      New company
    </PermittedButton>
  )
  const empty =
    q.trim() === '' ? (
      <EmptyState icon={<CompanyIcon />} title="No company yet" action={add}>
        Whoever writes from a firm's own domain brings it here. Addresses at public providers do not.
      </EmptyState>
    ) : (
      <EmptyState icon={<CompanyIcon />} title="No company matches">
        Search by name or by domain.
      </EmptyState>
    )
  return (
    <Page>
      <PageHeader title="Contacts" about="The firms your customers write from." actions={add} />
      <ContactTabs />
      <Box sx={{ mb: 3 }}>
        <SearchField label="Search by name or domain" value={q} onChange={setQ} />
      </Box>
      <ListCard label="Companies">
        <PagedList query={query} name="companies" empty={empty} skeleton={<SkeletonRows rows={10} />}>
          {(companies) => (
            <Rows>
              {companies.map(({ id, name, domains, contactCount }) => (
                <Row
                  key={id}
                  href={`/contacts/companies/${id}`}
                  leading={<CompanyIcon aria-hidden sx={{ fontSize: 20, color: 'ink3' }} />}
                  title={<bdi>{name}</bdi>}
                  detail={domains.filter((domain) => domain !== name).join(', ') || undefined}
                  trailing={peopleWords(contactCount)}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {adding && <CompanyPanel company={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}
