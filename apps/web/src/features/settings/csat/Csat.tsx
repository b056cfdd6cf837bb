'use client'

import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { csatApi } from './api.ts'
import { CsatFigures } from './CsatFigures.tsx'
import { CsatForm } from './CsatForm.tsx'
import { toneOf } from './tone.ts'

/** Whether customers are asked how it went, and what they said. */
export function Csat() {
  return (
    <>
      <PageHeader
        title="Satisfaction"
        about="After a conversation is resolved the customer gets one mail with five links. Nobody has to sign in to answer."
      />
      <Permitted permission="csat:manage">
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 8 }}>
          <Settings />
          <CsatFigures />
          <Answers />
        </Box>
      </Permitted>
    </>
  )
}

function Settings() {
  const { data, error, refetch } = csatApi.useGetCsatSettingsQuery()
  if (data) return <CsatForm settings={data} />
  if (error === undefined) return <SkeletonRows rows={4} />
  return <ErrorState error={error} what="The settings could not be loaded" onRetry={() => void refetch()} />
}

function Answers() {
  const query = csatApi.useListCsatAnswersInfiniteQuery({})
  return (
    <section>
      <Typography variant="h2" sx={{ mb: 3 }}>
        Answers
      </Typography>
      <ListCard label="Answers">
        <PagedList
          query={query}
          name="answers"
          empty={<EmptyState title="No answers yet">What customers say appears here.</EmptyState>}
        >
          {(answers) => (
            <Rows>
              {answers.map(({ id, rating, comment, contact, conversationNumber, at }) => (
                <Row
                  key={id}
                  href={`/inbox/${conversationNumber}`}
                  title={comment || contact.name || contact.email}
                  marks={<ToneChip tone={toneOf(rating)} label={`${rating} of 5`} />}
                  detail={`#${conversationNumber} · ${contact.name || contact.email}`}
                  trailing={<RelativeTime at={at} />}
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
    </section>
  )
}
