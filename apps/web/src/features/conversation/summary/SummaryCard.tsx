'use client'
import FoldIcon from '@mui/icons-material/ExpandLessOutlined'
import UnfoldIcon from '@mui/icons-material/ExpandMoreOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import { useId, useState } from 'react'
import type { z } from 'zod'
import type { getSummary } from '../../../contract/conversations/drafting.ts'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { summaryApi } from './api.ts'
import { useSummaryRequest } from './useSummaryRequest.ts'

type Props = { conversationId: string; letters: number }
type Summary = NonNullable<z.output<typeof getSummary.response>['summary']>

/** From how many letters on a summary is offered where there is none. */
const worthwhile = 3

/** What the conversation is about, folded to a line or in full, above its letters. */
export function SummaryCard({ conversationId, letters }: Props) {
  const { currentData } = summaryApi.useGetSummaryQuery({ params: { id: conversationId } })
  const [open, setOpen] = useState(true)
  const bodyId = useId()
  const may = usePermission('conversations:update')
  const { ask, waiting } = useSummaryRequest(conversationId, currentData?.summary?.updatedAt ?? null)
  if (!currentData) return null
  const { summary, stale, newer } = currentData
  if (!summary) {
    if (!may || letters < worthwhile) return null
    return (
      <Button color="secondary" disabled={waiting} onClick={ask} sx={{ mb: 2, ml: -1 }}>
        {waiting ? 'The assistant is reading…' : 'Sum up this conversation'}
      </Button>
    )
  }
  return (
    <Box component="section" aria-label="Summary" aria-busy={waiting} sx={card}>
      <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <ButtonBase
          aria-expanded={open}
          aria-controls={bodyId}
          onClick={() => setOpen(!open)}
          sx={{ gap: 1, fontSize: 12, fontWeight: 500, color: 'assistant', borderRadius: '6px' }}
        >
          Summary {open ? <FoldIcon fontSize="inherit" /> : <UnfoldIcon fontSize="inherit" />}
        </ButtonBase>
        {stale && <ToneChip label={newerWords(newer)} tone="warn" />}
        <Box component="span" sx={{ ml: 'auto', fontSize: 12, color: 'ink3' }}>
          {summary.by === 'local' ? 'Quoted from the letters' : `By ${summary.by}`} ·{' '}
          <RelativeTime at={summary.updatedAt} />
        </Box>
        {may && (
          <Button
            color="secondary"
            disabled={waiting}
            onClick={ask}
            sx={{ height: 24, px: 1.5, fontSize: 12 }}
          >
            {waiting ? 'Reading…' : 'Renew'}
          </Button>
        )}
      </Box>
      <Box id={bodyId} hidden={!open} sx={{ mt: 1.5 }}>
        <Body summary={summary} />
      </Box>
    </Box>
  )
}

function Body({ summary: { lines, openQuestions, nextSteps } }: { summary: Summary }) {
  return (
    <Box dir="auto" sx={{ display: 'grid', gap: 1.5 }}>
      {lines.map(({ who, text }) => (
        <Box key={text} sx={{ overflowWrap: 'anywhere' }}>
          {who && (
            <Box component="span" sx={{ color: 'ink3', mr: 1 }}>
              {who}:
            </Box>
          )}
          {text}
        </Box>
      ))}
      <Listed title="Still open" entries={openQuestions} />
      <Listed title="Next" entries={nextSteps} />
    </Box>
  )
}

function Listed({ title, entries }: { title: string; entries: string[] }) {
  if (entries.length === 0) return null
  return (
    <Box>
      <Box sx={{ fontSize: 12, fontWeight: 500, color: 'ink2' }}>{title}</Box>
      <Box component="ul" aria-label={title} sx={{ m: 0, pl: 4, overflowWrap: 'anywhere' }}>
        {entries.map((entry) => (
          <li key={entry}>{entry}</li>
        ))}
      </Box>
    </Box>
  )
}

function newerWords(newer: number): string {
  if (newer <= 0) return 'Letters changed since'
  return newer === 1 ? 'One letter since' : `${newer} letters since`
}

const card = {
  bgcolor: 'assistantSoft',
  border: '1px solid',
  borderColor: 'assistantLine',
  borderRadius: '10px',
  p: '10px 16px 12px',
  mb: 3,
  fontSize: 13,
  lineHeight: 1.55,
}
