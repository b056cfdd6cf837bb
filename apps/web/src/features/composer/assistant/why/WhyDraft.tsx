'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Popover from '@mui/material/Popover'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import type { Proposal } from '../../useDraft.ts'
import { unsupportedIn } from '../cite.ts'
import { DraftSteps } from './DraftSteps.tsx'

/** Why the assistant proposes this: who wrote it, what it rests on, and what it could not support. */
export function WhyDraft({ conversationId, proposal }: { conversationId: string; proposal: Proposal }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const weak = unsupportedIn(proposal.sentences).length
  const told = proposal.checks.find(({ name }) => name === 'policies')
  return (
    <>
      <Button
        color="secondary"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ height: 24, px: 1.5, fontSize: 12 }}
      >
        Why
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': 'Why this draft', sx: { p: 4, maxWidth: 420 } } }}
      >
        <Typography variant="h3" sx={{ mb: 1.5 }}>
          Why this draft
        </Typography>
        <Box sx={{ color: 'ink2' }}>
          {writtenBy(proposal.by)} It is {Math.round(proposal.confidence * 100)} % confident that this answers
          the last letter.{' '}
          {weak === 0
            ? 'Every claim rests on a source.'
            : `${weak === 1 ? 'One sentence rests' : `${weak} sentences rest`} on no source: check before you send.`}
        </Box>
        {anchor !== null && <DraftSteps conversationId={conversationId} />}
        {told !== undefined && <Box sx={{ mt: 2, color: 'ink2' }}>{told.finding}.</Box>}
        {proposal.sources.length > 0 && (
          <Box component="ol" sx={{ m: 0, mt: 3, pl: 5, maxHeight: 280, overflowY: 'auto' }}>
            {proposal.sources.map((source) => (
              <Box component="li" key={source.id} sx={{ mb: 2 }} dir="auto">
                <Box sx={{ fontWeight: 500 }}>{source.title}</Box>
                <Box sx={{ color: 'ink3', fontSize: 12 }}>{source.passage.slice(0, 160)}</Box>
              </Box>
            ))}
          </Box>
        )}
      </Popover>
    </>
  )
}

function writtenBy(by: string | null): string {
  if (by === null || by === 'local')
    return 'Put together from your own articles and replies, without any model outside.'
  return `Written by ${by} from your own articles and replies.`
}
