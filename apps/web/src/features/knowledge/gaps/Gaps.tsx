'use client'
import GapIcon from '@mui/icons-material/HelpOutlineOutlined'
import Box from '@mui/material/Box'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { KnowledgeTabs } from '../KnowledgeTabs.tsx'
import { gapsApi } from './api.ts'
import { GapCard } from './GapCard.tsx'

/** What customers ask and no article answers, what is asked most first. */
export function Gaps() {
  const query = gapsApi.useListGapsInfiniteQuery({ query: { state: 'open' } })
  return (
    <Page>
      <PageHeader
        title="Knowledge"
        about="Questions the assistant found no answer to, put together by what they ask for. Each comes with an article made of what your agents answered."
      />
      <KnowledgeTabs />
      <PagedList
        query={query}
        name="gaps"
        skeleton={<SkeletonRows rows={4} />}
        empty={
          <ListCard>
            <EmptyState icon={<GapIcon />} title="No gaps">
              Every question so far found an answer. What finds none from now on appears here.
            </EmptyState>
          </ListCard>
        }
      >
        {(gaps) => {
          const most = Math.max(1, ...gaps.map(({ questionCount }) => questionCount))
          return (
            <Box sx={{ display: 'grid', gap: 3 }}>
              {gaps.map((gap) => (
                <GapCard
                  key={gap.id}
                  gap={gap}
                  share={gap.questionCount / most}
                  others={gaps.filter(({ id }) => id !== gap.id)}
                />
              ))}
            </Box>
          )
        }}
      </PagedList>
    </Page>
  )
}
