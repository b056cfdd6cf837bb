'use client'
import LearnedIcon from '@mui/icons-material/SchoolOutlined'
import Box from '@mui/material/Box'
import { EmptyState } from '../../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../../ui/lists/PagedList.tsx'
import { AssistantHeader } from '../AssistantHeader.tsx'
import { learnedApi } from './api.ts'
import { GuidanceList } from './GuidanceList.tsx'
import { ProposalCard } from './ProposalCard.tsx'

/** What people's edits taught, waiting for somebody's word, and what drafts keep to since. */
export function Learned() {
  const proposals = learnedApi.useListProposalsInfiniteQuery({ query: { state: 'open' } })
  return (
    <>
      <AssistantHeader about="Whenever somebody sends something else than the draft, the difference is taken down here. Accept it, and the article or every later draft changes; nothing is published by that." />
      <PagedList
        query={proposals}
        name="proposals"
        skeleton={<SkeletonRows rows={3} />}
        empty={
          <ListCard>
            <EmptyState icon={<LearnedIcon />} title="Nothing new was learned">
              Edit a draft before you send it: what you change about its facts, rules, steps and tone appears
              here.
            </EmptyState>
          </ListCard>
        }
      >
        {(items) => (
          <Box sx={{ display: 'grid', gap: 3 }}>
            {items.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} />
            ))}
          </Box>
        )}
      </PagedList>
      <GuidanceList />
    </>
  )
}
