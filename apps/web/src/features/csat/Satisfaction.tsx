'use client'

import Box from '@mui/material/Box'
import { ToneChip } from '../../ui/ToneChip.tsx'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { Section } from '../context/Section.tsx'
import { csatApi } from '../settings/csat/api.ts'
import { toneOf } from '../settings/csat/tone.ts'

/** What the customer said about a conversation; nothing where they said nothing. */
export function Satisfaction({ conversationId }: { conversationId: string }) {
  const { currentData } = csatApi.useListConversationCsatQuery({
    params: { id: conversationId },
    query: { limit: 5 },
  })
  if (!currentData || currentData.items.length === 0) return null
  return (
    <Section title="Satisfaction">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
        {currentData.items.map(({ id, rating, comment, at }) => (
          <li key={id}>
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', fontSize: 12, color: 'ink3' }}>
              <ToneChip tone={toneOf(rating)} label={`${rating} of 5`} />
              <RelativeTime at={at} />
            </Box>
            {comment !== '' && (
              <Box dir="auto" sx={{ overflowWrap: 'anywhere' }}>
                {comment}
              </Box>
            )}
          </li>
        ))}
      </Box>
    </Section>
  )
}
