'use client'

import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import Link from 'next/link'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { useGetContactQuery } from './api.ts'
import { ContactConversations } from './ContactConversations.tsx'
import { ContactHeader } from './ContactHeader.tsx'

/** Who this is, and everything they wrote about. */
export function ContactPage({ id }: { id: string }) {
  const { data, error, refetch } = useGetContactQuery({ params: { id } })
  return (
    <Page>
      <Button
        component={Link}
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
          <Typography variant="h2" sx={{ mb: 3 }}>
            Conversations
          </Typography>
          <ContactConversations contactId={id} />
        </>
      )}
    </Page>
  )
}
