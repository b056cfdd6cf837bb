'use client'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { keyframes, styled } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { Prose } from '../../conversation/letter/Paper.tsx'
import type { Writing } from '../useDraft.ts'
import { card, head } from './card.ts'
import { shownIn } from './shown.ts'

type Props = { waiting: boolean; writing: Writing; children?: ReactNode }

/** The draft, or what there is of it while it is being written. Read aloud once it is whole. */
export function Written({ waiting, writing, children }: Props) {
  const shown = shownIn({ waiting, writing })
  return (
    <div aria-live="polite" aria-busy={shown.kind !== 'draft'}>
      {shown.kind === 'draft' && children}
      {shown.kind === 'place' && <Place />}
      {shown.kind === 'text' && (
        <Prose dir="auto">
          <Box component="span" sx={{ color: 'assistant' }}>
            {shown.text}
          </Box>
          <Caret aria-hidden />
        </Prose>
      )}
    </div>
  )
}

/** The first draft of a conversation while it comes about. */
export function WritingCard({ writing }: { writing: NonNullable<Writing> }) {
  return (
    <Box component="section" aria-label="The assistant's draft" aria-busy sx={card}>
      <Box component="header" sx={head}>
        <span role="status">The assistant is writing…</span>
      </Box>
      <Written waiting writing={writing} />
    </Box>
  )
}

function Place() {
  return (
    <Box role="status" aria-label="The assistant is writing" sx={{ display: 'grid', gap: 2.5, py: 2 }}>
      {['38%', '96%', '88%', '60%'].map((width) => (
        <Skeleton key={width} width={width} height={11} sx={{ bgcolor: 'assistantLine' }} />
      ))}
    </Box>
  )
}

const blink = keyframes({ '50%': { opacity: 0 } })

const Caret = styled('span')(({ theme }) => ({
  display: 'inline-block',
  width: 2,
  height: '1.1em',
  marginInlineStart: 2,
  verticalAlign: 'text-bottom',
  backgroundColor: theme.vars.palette.assistant,
  animation: `${blink} 1s steps(1) infinite`,
  '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
}))
