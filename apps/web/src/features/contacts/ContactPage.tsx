'use client'

import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ResponseOf } from '../../contract/contract.ts'
import type { getContact } from '../../contract/records/contacts.ts'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { Facts } from '../context/Section.tsx'
import { CompanyPick } from '../records/CompanyPick.tsx'
import { ContactFields } from '../records/OwnFields.tsx'
import { useGetContactQuery } from './api.ts'
import { ContactConversations } from './ContactConversations.tsx'
import { ContactHeader } from './ContactHeader.tsx'

/** Who this is, and everything they wrote about. */
export function ContactPage({ id }: { id: string }) {
  const { data, error, refetch } = useGetContactQuery({ params: { id } })
  return (
    <Page>
      <Button
        component={PageLink}
        href="/contacts"
        variant="text"
        startIcon={<BackIcon />}
        sx={{ ml: -2, mb: 3 }}
      >
        Contacts
      </Button>
      {error !== undefined && data === undefined ? (
        <ErrorState error={error} what="The contact could not be loaded" onRetry={() => void refetch()} />
      ) : (
        <>
          {data ? (
            <ContactHeader contact={data} />
          ) : (
            <Stack direction="row" sx={{ gap: 3, mb: 8, alignItems: 'center' }}>
              <Skeleton variant="circular" width={44} height={44} />
              <Skeleton width={220} height={32} />
            </Stack>
          )}
          {data && <About contact={data} />}
          <Typography variant="h2" sx={{ mb: 3 }}>
            Conversations
          </Typography>
          <ContactConversations contactId={id} />
        </>
      )}
    </Page>
  )
}

type AboutProps = { contact: ResponseOf<typeof getContact> }

/** Which company they belong to, and what the organization's own fields say of them. */
function About({ contact: { id, company } }: AboutProps) {
  return (
    <Box sx={{ mb: 6, maxWidth: 480, display: 'grid', gap: '5px' }}>
      <Facts facts={[{ name: 'Company', value: <CompanyPick contactId={id} company={company} /> }]} />
      <ContactFields id={id} />
    </Box>
  )
}
