'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Paper from '@mui/material/Paper'
import type { ReactNode } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { autonomyApi, type DraftReview } from './api.ts'
import { nameOf, percent } from './words.ts'

/** A draft beside what was sent, with the question above, and the two answers a person can give. */
export function ReviewCard({ review }: { review: DraftReview }) {
  const [put, { isLoading }] = autonomyApi.usePutDraftReviewMutation()
  const may = usePermission('conversations:reply')
  const { tellProblem } = useToasts()
  const judge = async (good: boolean) => {
    const { error } = await put({ params: { id: review.id }, body: { good } })
    if (error !== undefined) tellProblem('This was not saved.', error)
  }
  const { conversation, category, sent, draft, confidence, mode } = review
  return (
    <Paper
      component="article"
      variant="outlined"
      sx={{ borderRadius: '10px', p: 4, display: 'grid', gap: 3 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', fontSize: 13 }}>
        <Box
          component={PageLink}
          href={`/inbox/${conversation.number}`}
          sx={{ color: 'accent', fontWeight: 500 }}
        >
          #{conversation.number} {conversation.subject}
        </Box>
        {category && <ToneChip size="small" label={category.name} />}
        <ToneChip size="small" tone="assistant" label={`${nameOf(mode)}, ${percent(confidence)} sure`} />
      </Box>
      <Said title="The customer asked">{review.question}</Said>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 3 }}>
        <Said title="The assistant wrote">{draft}</Said>
        <Said title={sent === draft ? 'Sent as it was' : 'A person sent'}>{sent === draft ? '' : sent}</Said>
      </Box>
      {may && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Box sx={{ fontSize: 13, mr: 'auto' }}>Could the draft have been sent as it is?</Box>
          <Button variant="outlined" disabled={isLoading} onClick={() => void judge(false)}>
            No
          </Button>
          <Button variant="contained" disabled={isLoading} onClick={() => void judge(true)}>
            Yes
          </Button>
        </Box>
      )}
    </Paper>
  )
}

function Said({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ fontSize: 12, color: 'ink3', mb: 1 }}>{title}</Box>
      <Box
        sx={{
          fontSize: 13,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          maxHeight: 220,
          overflow: 'auto',
        }}
        // A region that scrolls has to be reachable by keyboard.
        tabIndex={0}
      >
        {children}
      </Box>
    </Box>
  )
}
