'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Keys } from '../../shortcuts/Keys.tsx'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import type { Proposal, Writing } from '../useDraft.ts'
import { CitedText } from './CitedText.tsx'
import { card, head } from './card.ts'
import { unsupportedIn } from './cite.ts'
import { CheckNotes, UnmetNotes } from './DraftNotes.tsx'
import { DraftRating } from './DraftRating.tsx'
import { type Request, useRegenerate } from './useRegenerate.ts'
import { WishBar } from './WishBar.tsx'
import { Written } from './Written.tsx'
import { WhyDraft } from './why/WhyDraft.tsx'

type Props = {
  conversationId: string
  proposal: Proposal
  request: Request
  writing: Writing
  mayReply: boolean
  /** Whether the reply already holds the proposal. */
  used: boolean
  onUse: (caret: 'start' | 'end') => void
}

/** What the assistant would answer: how sure it is, what each sentence rests on, and what to do with it. */
export function AssistantCard({ conversationId, proposal, request, writing, mayReply, used, onUse }: Props) {
  const { regenerate, waiting: asked } = useRegenerate(conversationId, request)
  const waiting = asked || writing !== null
  useShortcut('use-draft', () => onUse('end'), mayReply && !used)
  const { sentences, sources } = proposal
  const weak = unsupportedIn(sentences).length
  return (
    <Box component="section" aria-label="The assistant's draft" aria-busy={waiting} sx={card}>
      <Box component="header" sx={head}>
        Draft
        <Confidence share={proposal.confidence} />
        <span>
          {Math.round(proposal.confidence * 100)} %
          {sources.length > 0 && ` · ${sources.length} ${sources.length === 1 ? 'source' : 'sources'}`}
        </span>
        <Box sx={{ ml: 'auto', display: 'flex' }}>
          <WhyDraft conversationId={conversationId} proposal={proposal} />
          {mayReply && (
            <Button
              color="secondary"
              disabled={waiting}
              onClick={() => regenerate()}
              sx={{ height: 24, px: 1.5, fontSize: 12 }}
            >
              Regenerate
            </Button>
          )}
        </Box>
      </Box>
      <Written waiting={waiting} writing={writing}>
        <CitedText text={proposal.text} sentences={sentences} sources={sources} />
      </Written>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mt: 3 }}>
        <KeyTooltip id="use-draft">
          <span>
            <Button variant="contained" disabled={!mayReply || waiting || used} onClick={() => onUse('end')}>
              {used ? 'In your reply' : 'Use draft'} {!used && <Keys id="use-draft" />}
            </Button>
          </span>
        </KeyTooltip>
        {!used && (
          <Button variant="outlined" disabled={!mayReply || waiting} onClick={() => onUse('start')}>
            Edit
          </Button>
        )}
        {weak > 0 && (
          <Box component="span" sx={{ flex: 1, minWidth: 160, ml: 1, fontSize: 12, color: 'ink3' }}>
            {weak === 1 ? 'One sentence has no source.' : `${weak} sentences have no source.`} Check before
            you send.
          </Box>
        )}
        {mayReply && !waiting && <DraftRating conversationId={conversationId} />}
      </Box>
      {!waiting && <CheckNotes checks={proposal.checks} />}
      {!waiting && <UnmetNotes unmet={proposal.unmet} />}
      {mayReply && <WishBar disabled={waiting} onWish={regenerate} />}
    </Box>
  )
}

function Confidence({ share }: { share: number }) {
  const percent = Math.round(share * 100)
  return (
    <Box
      role="meter"
      aria-label="Confidence"
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      sx={{ width: 64, height: 4, borderRadius: 2, bgcolor: 'assistantLine', overflow: 'hidden' }}
    >
      <Box sx={{ width: `${percent}%`, height: '100%', bgcolor: 'assistant' }} />
    </Box>
  )
}
