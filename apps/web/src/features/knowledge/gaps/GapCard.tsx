'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { type Gap, gapsApi } from './api.ts'
import { MergeGap } from './MergeGap.tsx'
import { ProposedArticle } from './ProposedArticle.tsx'

type Props = { gap: Gap; share: number; others: Gap[] }

/** One gap: how often it was asked for, in whose words, and the way to close it. */
export function GapCard({ gap, share, others }: Props) {
  const { id, title, questionCount, questions, seenAt } = gap
  const router = useRouter()
  const [looking, setLooking] = useState(false)
  const [write, writing] = gapsApi.useCreateGapArticleMutation()
  const [dismiss, dismissing] = gapsApi.useDismissGapMutation()
  const busy = writing.isLoading || dismissing.isLoading
  const begin = async () => {
    const answer = await write({ params: { id } })
    if (answer.data) router.push(`/knowledge/${answer.data.id}`)
  }
  return (
    <Box
      component="article"
      aria-label={title}
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
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3, flexWrap: 'wrap' }}>
        <Box component="h2" dir="auto" sx={{ flex: '1 1 240px', m: 0, fontSize: 15, fontWeight: 600 }}>
          {title}
        </Box>
        <Box sx={{ fontSize: 12, color: 'ink3' }}>
          last asked <RelativeTime at={seenAt} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, fontSize: 12, color: 'ink2' }}>
        <Box aria-hidden sx={{ width: 120, height: 6, borderRadius: 3, bgcolor: 'assistantLine' }}>
          <Box
            sx={{ width: `${Math.round(share * 100)}%`, height: 6, borderRadius: 3, bgcolor: 'assistant' }}
          />
        </Box>
        {questionCount === 1 ? 'asked once' : `asked ${questionCount} times`}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 4, display: 'grid', gap: 1, color: 'ink2' }}>
        {questions.map(({ text, conversation }) => (
          <li key={conversation.id}>
            <Link href={`/inbox/${conversation.number}`} underline="hover">
              #{conversation.number}
            </Link>{' '}
            <span dir="auto">{text.length > 180 ? `${text.slice(0, 180)}…` : text}</span>
          </li>
        ))}
      </Box>
      {looking && <ProposedArticle id={id} />}
      <FormProblem error={writing.error ?? dismissing.error} />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <PermittedButton
          permission="knowledge:write"
          variant="contained"
          disabled={busy}
          onClick={() => void begin()}
        >
          Write article
        </PermittedButton>
        <Button variant="outlined" aria-expanded={looking} onClick={() => setLooking(!looking)}>
          {looking ? 'Hide the proposal' : 'Look at the proposal'}
        </Button>
        <MergeGap gap={gap} others={others} />
        <PermittedButton
          permission="knowledge:write"
          disabled={busy}
          onClick={() => void dismiss({ params: { id } })}
        >
          Dismiss
        </PermittedButton>
      </Box>
    </Box>
  )
}
