'use client'

import DoneIcon from '@mui/icons-material/TaskAltOutlined'
import Box from '@mui/material/Box'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { autonomyApi } from './api.ts'
import { BarPanel } from './BarPanel.tsx'
import { CategoryLadder } from './CategoryLadder.tsx'
import { ReliabilityChart } from './ReliabilityChart.tsx'
import { ReviewCard } from './ReviewCard.tsx'

/** How far the assistant may go, what it has proved, and the drafts somebody still has to judge. */
export function Autonomy() {
  const { data, error, refetch } = autonomyApi.useGetAutonomyQuery()
  const reviews = autonomyApi.useListDraftReviewsInfiniteQuery({ query: { state: 'open' } })
  const [barOf, setBarOf] = useState<string | null>(null)
  const shown = data?.categories.find(({ category }) => category.id === barOf)
  if (data === undefined && error !== undefined) {
    return <ErrorState error={error} what="The autonomy could not be loaded" onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title="Autonomy"
        about="How far the assistant goes in each category. It acts alone only where its measured precision has earned it, and falls back by itself."
      />
      <ListCard label="Categories">
        {data === undefined ? (
          <SkeletonRows rows={5} />
        ) : (
          <Rows>
            {data.categories.map((rung) => (
              <CategoryLadder key={rung.category.id} rung={rung} onBar={() => setBarOf(rung.category.id)} />
            ))}
          </Rows>
        )}
      </ListCard>
      {data !== undefined && data.reliability.length > 0 && (
        <Box component="section" aria-labelledby="reliability" sx={{ mt: 8 }}>
          <Heading id="reliability" about="Each dot is a tenth of confidence; its line is the 95 % interval.">
            Does confidence mean what it says?
          </Heading>
          <ReliabilityChart bins={data.reliability} />
        </Box>
      )}
      <Box component="section" aria-labelledby="reviews" sx={{ mt: 8 }}>
        <Heading
          id="reviews"
          about="Drafts written in the shadow, and answers the assistant sent alone. Your word is its measure."
        >
          Drafts to judge
        </Heading>
        <PagedList
          query={reviews}
          name="drafts"
          skeleton={<SkeletonRows rows={3} />}
          empty={
            <ListCard>
              <EmptyState icon={<DoneIcon />} title="Nothing to judge">
                Drafts you edit and send are measured by your edits, without a question.
              </EmptyState>
            </ListCard>
          }
        >
          {(items) => (
            <Box sx={{ display: 'grid', gap: 3 }}>
              {items.map((review) => (
                <ReviewCard key={review.id} review={review} />
              ))}
            </Box>
          )}
        </PagedList>
      </Box>
      {shown && <BarPanel rung={shown} onClose={() => setBarOf(null)} />}
    </>
  )
}

function Heading({ id, about, children }: { id: string; about: string; children: string }) {
  return (
    <>
      <Box component="h2" id={id} sx={{ fontSize: 14, fontWeight: 600, m: 0 }}>
        {children}
      </Box>
      <Box sx={{ fontSize: 13, color: 'ink3', mb: 3 }}>{about}</Box>
    </>
  )
}
