'use client'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { styled } from '@mui/material/styles'
import type { MouseEvent } from 'react'
import { RelativeTime } from '../../ui/time/RelativeTime.tsx'
import { usePrefetch } from '../conversation/usePrefetch.ts'
import type { Conversation } from '../inbox/api.ts'
import { usePlace } from '../inbox/usePlace.ts'
import { addressOf } from '../inbox/view.ts'
import { contextApi } from './api.ts'
import { Section } from './Section.tsx'

const shown = 5

/** What the same contact wrote before, and how it ended. */
export function EarlierConversations({ conversation }: { conversation: Conversation }) {
  const { place, go } = usePlace()
  const near = usePrefetch()
  const { contact, id } = conversation
  const { currentData } = contextApi.useEarlierConversationsQuery({
    query: { contact: contact.id, status: 'all', limit: shown + 2 },
  })
  const others = currentData?.items.filter((one) => one.id !== id) ?? []
  if (currentData && others.length === 0) {
    return (
      <Section title="Earlier">
        <Box sx={{ color: 'ink3' }}>This is their first conversation.</Box>
      </Section>
    )
  }
  const open = (event: MouseEvent, one: Conversation) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go({ number: one.number })
  }
  return (
    <Section title="Earlier">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {others.slice(0, shown).map((one) => (
          <li key={one.id}>
            <Entry
              href={addressOf({ ...place, number: one.number })}
              onClick={(event) => open(event, one)}
              onPointerEnter={() => near(one)}
            >
              <span className="subject" dir="auto">
                {one.subject || '(no subject)'}
              </span>
              <span className="below">
                #{one.number} · {one.status}
                {one.classification?.categoryName ? ` · ${one.classification.categoryName}` : ''} ·{' '}
                <RelativeTime at={one.lastMessageAt} />
              </span>
            </Entry>
          </li>
        ))}
      </Box>
      {others.length > shown && (
        <Button
          sx={{ ml: -2.5, mt: 1 }}
          onClick={() => go({ number: null, view: 'open', filters: { contact: contact.id, status: 'all' } })}
        >
          Show all
        </Button>
      )}
    </Section>
  )
}

const Entry = styled('a')(({ theme }) => ({
  display: 'block',
  margin: '0 -8px',
  padding: '6px 8px',
  borderRadius: 6,
  color: theme.vars.palette.ink,
  textDecoration: 'none',
  '&:hover': { backgroundColor: theme.vars.palette.hover },
  '& .subject': { display: 'block', overflowWrap: 'anywhere' },
  '& .below': { fontSize: 12, color: theme.vars.palette.ink3 },
}))
