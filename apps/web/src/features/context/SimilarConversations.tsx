'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import type { z } from 'zod'
import type { listSimilarConversations } from '../../contract/conversations/drafting.ts'
import { insertIntoReply } from '../composer/insert.ts'
import { spanOf } from '../inbox/age.ts'
import type { Conversation } from '../inbox/api.ts'
import { usePlace } from '../inbox/usePlace.ts'
import { addressOf } from '../inbox/view.ts'
import { usePermission } from '../shell/usePermission.ts'
import { contextApi } from './api.ts'
import { Section } from './Section.tsx'

type Similar = z.output<typeof listSimilarConversations.response>['items'][number]

const shown = 4

/** Settled conversations that began like this one, and what to take from them. */
export function SimilarConversations({ conversation }: { conversation: Conversation }) {
  const { place } = usePlace()
  const mayReply = usePermission('conversations:reply')
  const { currentData } = contextApi.useSimilarConversationsQuery({
    params: { id: conversation.id },
    query: { limit: shown },
  })
  if (!currentData || currentData.items.length === 0) return null
  return (
    <Section title="Similar, and how they ended">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 3 }}>
        {currentData.items.map((one) => (
          <li key={one.id}>
            <Link
              href={addressOf({ ...place, number: one.number })}
              underline="hover"
              color="inherit"
              dir="auto"
            >
              {one.subject || '(no subject)'}
            </Link>
            <Box sx={{ fontSize: 12, color: 'ink3' }}>{endOf(one)}</Box>
            {one.answer && (
              <Box component="details" sx={{ fontSize: 12, color: 'ink2', mt: 0.5 }}>
                <summary>What was answered</summary>
                <Box dir="auto" sx={{ whiteSpace: 'pre-wrap', maxHeight: 160, overflowY: 'auto', my: 1 }}>
                  {one.answer}
                </Box>
                {mayReply && (
                  <Button
                    size="small"
                    variant="outlined"
                    aria-label={`Insert the answer of #${one.number}`}
                    onClick={() => insertIntoReply(conversation.id, one.answer)}
                  >
                    Insert
                  </Button>
                )}
              </Box>
            )}
          </li>
        ))}
      </Box>
    </Section>
  )
}

function endOf({ number, category, resolvedBy, minutesToResolve }: Similar): string {
  const parts = [
    `#${number}`,
    ...(category ? [category.name] : []),
    resolvedBy ? `resolved by ${resolvedBy}` : 'resolved',
    ...(minutesToResolve === null ? [] : [`after ${spanOf(minutesToResolve * 60_000)}`]),
  ]
  return parts.join(' · ')
}
