'use client'

import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { Page } from '../../ui/lists/Page.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { Permitted } from '../shell/Permitted.tsx'
import { type Case, type CaseDetail, complianceApi, type Entry } from './api.ts'
import { CaseActions } from './CaseActions.tsx'
import { CaseChips, Due } from './CaseRow.tsx'
import { NoteForm } from './NoteForm.tsx'
import { VerifyCase } from './Verify.tsx'
import { entrySentence } from './words.ts'

/** One case with its whole record. */
export function CasePage({ id }: { id: string }) {
  return (
    <Page>
      <Permitted permission="compliance:read">
        <Loaded id={id} />
      </Permitted>
    </Page>
  )
}

function Loaded({ id }: { id: string }) {
  const { data, error, refetch } = complianceApi.useGetComplianceCaseQuery({ params: { id } })
  if (!data && error !== undefined)
    return <ErrorState error={error} what="The case could not be loaded" onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} />
  return (
    <>
      <PageHeader
        title={`Case ${data.number}`}
        about={<About one={data} />}
        actions={<CaseActions one={data} />}
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 5 }}>
        <VerifyCase id={id} />
        <Record one={data} />
        <NoteForm id={id} />
      </Box>
    </>
  )
}

function About({ one }: { one: Case }) {
  const { conversationNumber, conversationId, reason, state, closedReason } = one
  return (
    <Box component="span" sx={{ display: 'grid', gap: 2 }}>
      <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <CaseChips one={one} />
        {state === 'open' && <Due one={one} />}
      </Box>
      <span dir="auto">
        {reason}{' '}
        {conversationId === null ? (
          `Conversation #${conversationNumber}, which is gone.`
        ) : (
          <Link underline="always" href={`/inbox/${conversationNumber}`}>
            Conversation #{conversationNumber}
          </Link>
        )}
      </span>
      {closedReason !== '' && <span dir="auto">Closed: {closedReason}</span>}
    </Box>
  )
}

function Record({ one: { entries } }: { one: CaseDetail }) {
  return (
    <section aria-label="Record">
      <Typography variant="h2" sx={{ mb: 3 }}>
        Record
      </Typography>
      <Box
        component="ol"
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 4 }}
      >
        {entries.map((entry) => (
          <EntryItem key={entry.id} entry={entry} />
        ))}
      </Box>
    </section>
  )
}

function EntryItem({ entry }: { entry: Entry }) {
  const { title, text } = entrySentence(entry)
  return (
    <Box component="li" sx={{ borderLeft: '2px solid', borderColor: 'hairline', pl: 3, minWidth: 0 }}>
      <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }} dir="auto">
        {title}
      </Box>
      {text !== '' && (
        <Box sx={{ mt: 1, color: 'ink2', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} dir="auto">
          {text}
        </Box>
      )}
      <Box sx={{ mt: 1, fontSize: 12, color: 'ink3', overflowWrap: 'anywhere' }}>
        <RelativeTime at={entry.at} /> · entry {entry.position} ·{' '}
        <Box component="code" title={entry.hash}>
          {entry.hash.slice(0, 16)}…
        </Box>
      </Box>
    </Box>
  )
}
