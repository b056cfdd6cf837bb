'use client'
import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import TextField from '@mui/material/TextField'
import { type ReactNode, useState } from 'react'
import { FormProblem } from '../../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../../ui/feedback/useToasts.tsx'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { learnedApi, type Proposal } from './api.ts'

const kinds: Record<Proposal['kind'], { name: string; accept: string; done: string }> = {
  fact: {
    name: 'A fact is different',
    accept: 'Change the article',
    done: 'The article has a new draft. Publish it when it is right.',
  },
  missing_step: {
    name: 'A step is missing',
    accept: 'Add it to the article',
    done: 'The article has a new draft. Publish it when it is right.',
  },
  policy: {
    name: 'A rule is different',
    accept: 'Keep to this rule',
    done: 'Drafts keep to this from now on.',
  },
  tone: { name: 'Said differently', accept: 'Write it this way', done: 'Drafts keep to this from now on.' },
}

/** One thing that was learned: what was said, what people say instead, and in which replies. */
export function ProposalCard({ proposal }: { proposal: Proposal }) {
  const { id, kind, article, before, count, evidence } = proposal
  const [text, setText] = useState(proposal.after)
  const [decide, { error, isLoading }] = learnedApi.useDecideProposalMutation()
  const { tell } = useToasts()
  const guides = kind === 'tone' || kind === 'policy'
  const say = async (decision: 'accept' | 'decline') => {
    const answer = await decide({ params: { id }, body: { decision, text } })
    if (answer.error === undefined) tell(decision === 'accept' ? kinds[kind].done : 'It was declined.')
  }
  return (
    <ListBox label={kinds[kind].name}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <ToneChip tone="assistant" label={kinds[kind].name} />
        {article && (
          <Link href={`/knowledge/${article.id}`} underline="hover" dir="auto">
            {article.title}
          </Link>
        )}
        <Box sx={{ color: 'ink3', fontSize: 12 }}>{count === 1 ? 'in 1 reply' : `in ${count} replies`}</Box>
      </Box>
      {before !== '' && (
        <Box component="del" dir="auto" sx={{ color: 'ink3', overflowWrap: 'anywhere' }}>
          {before}
        </Box>
      )}
      <TextField
        multiline
        size="small"
        label="From now on"
        value={text}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 1_000, dir: 'auto' } }}
      />
      <Box component="details" sx={{ fontSize: 12, color: 'ink2' }}>
        <summary>What people sent</summary>
        <Box component="ul" sx={{ m: 0, mt: 1, pl: 4, display: 'grid', gap: 1 }}>
          {evidence.map(({ conversation, sent }) => (
            <li key={conversation.id}>
              <Link href={`/inbox/${conversation.number}`}>#{conversation.number}</Link>{' '}
              <Box component="span" dir="auto">
                {sent}
              </Box>
            </li>
          ))}
        </Box>
      </Box>
      <FormProblem error={error} />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <PermittedButton
          permission={guides ? 'assistant:manage' : 'knowledge:write'}
          variant="contained"
          disabled={isLoading || text.trim() === ''}
          onClick={() => void say('accept')}
        >
          {kinds[kind].accept}
        </PermittedButton>
        <PermittedButton
          permission="knowledge:write"
          disabled={isLoading}
          onClick={() => void say('decline')}
        >
          Decline
        </PermittedButton>
      </Box>
    </ListBox>
  )
}

function ListBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box
      component="article"
      aria-label={label}
      sx={{
        border: '1px solid',
        borderColor: 'hairline',
        borderRadius: '8px',
        bgcolor: 'surface',
        p: 4,
        display: 'grid',
        gap: 2.5,
      }}
    >
      {children}
    </Box>
  )
}
