'use client'

import CompanyIcon from '@mui/icons-material/BusinessOutlined'
import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import PeopleIcon from '@mui/icons-material/PeopleAltOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { type Company, recordsApi } from '../../records/api.ts'
import { CompanyFields } from '../../records/OwnFields.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { useListContactsInfiniteQuery } from '../api.ts'
import { ContactRow } from '../ContactRow.tsx'
import { CompanyPanel } from './CompanyPanel.tsx'

/** A firm: its domains, what is kept about it, and who writes from it. */
export function CompanyPage({ id }: { id: string }) {
  const { data, error, refetch } = recordsApi.useGetCompanyQuery({ params: { id } })
  return (
    <Page>
      <Button
        component={PageLink}
        href="/contacts/companies"
        variant="text"
        startIcon={<BackIcon />}
        sx={{ ml: -2, mb: 3 }}
      >
        Companies
      </Button>
      {data ? (
        <Content company={data} />
      ) : error !== undefined ? (
        <ErrorState error={error} what="The company could not be loaded" onRetry={() => void refetch()} />
      ) : (
        <Skeleton width={220} height={32} />
      )}
    </Page>
  )
}

function Content({ company }: { company: Company }) {
  const { id, name, note, domains } = company
  const [editing, setEditing] = useState(false)
  return (
    <>
      <PageHeader
        before={<CompanyIcon aria-hidden sx={{ fontSize: 32, color: 'ink3', mt: 1 }} />}
        title={<bdi>{name}</bdi>}
        about={domains.join(', ') || 'It has no domain: nobody comes to it by their address.'}
        actions={
          <>
            <Button component={PageLink} href={`/inbox?status=all&company=${id}`} variant="outlined">
              Conversations
            </Button>
            <PermittedButton permission="contacts:write" variant="outlined" onClick={() => setEditing(true)}>
              Edit
            </PermittedButton>
          </>
        }
      />
      {note !== '' && (
        <Typography dir="auto" sx={{ mb: 5, maxWidth: 640, whiteSpace: 'pre-wrap' }}>
          {note}
        </Typography>
      )}
      <Box sx={{ mb: 6, maxWidth: 480 }}>
        <CompanyFields id={id} />
      </Box>
      <Typography variant="h2" sx={{ mb: 3 }}>
        People
      </Typography>
      <People companyId={id} />
      {editing && <CompanyPanel company={company} onClose={() => setEditing(false)} />}
    </>
  )
}

function People({ companyId }: { companyId: string }) {
  const query = useListContactsInfiniteQuery({ query: { company: companyId } })
  return (
    <ListCard label="People">
      <PagedList
        query={query}
        name="contacts"
        empty={
          <EmptyState icon={<PeopleIcon />} title="Nobody yet">
            Whoever writes from its domains appears here.
          </EmptyState>
        }
      >
        {(contacts) => (
          <Rows>
            {contacts.map((contact) => (
              <ContactRow key={contact.id} contact={contact} />
            ))}
          </Rows>
        )}
      </PagedList>
    </ListCard>
  )
}
