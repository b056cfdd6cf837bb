'use client'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { ChatBubble } from '../../channels/ChatBubble.tsx'
import { type Channel, isSaid } from '../../channels/channel-words.ts'
import { Letter } from '../letter/Letter.tsx'
import { undoneMoves } from '../reorganize/standing-move.ts'
import { SummaryCard } from '../summary/SummaryCard.tsx'
import { useThread } from '../useThread.ts'
import { EventLines } from './EventLines.tsx'
import { NoteCard } from './NoteCard.tsx'
import { openLetters, type TimelineItem } from './timeline.ts'

type Props = { conversationId: string; channel: Channel; children?: ReactNode }

/** A conversation from its first letter to the last, and below it what the assistant proposes. */
export function Thread({ conversationId, channel, children }: Props) {
  const { items, messages, loading, error, retry } = useThread(conversationId)
  const scroller = useRef<HTMLDivElement>(null)
  useReadingPosition(scroller, conversationId, items.length, loading)
  const unfolded = useMemo(() => openLetters(messages), [messages])
  const undone = useMemo(() => undoneMoves(items), [items])
  if (error !== undefined && messages.length === 0) {
    return <ErrorState error={error} what="The letters could not be loaded" onRetry={retry} />
  }
  return (
    <Box
      ref={scroller}
      role="region"
      aria-label="Letters and notes"
      tabIndex={0}
      data-scroll-keys
      sx={{
        flex: 1,
        minHeight: 0,
        overflowY: 'auto',
        px: { xs: 3, md: 7 },
        py: { xs: 3, md: 5 },
        '&:focus-visible': { outlineOffset: -2 },
      }}
    >
      <Box sx={{ maxWidth: 760, mx: 'auto' }}>
        {!loading && <SummaryCard conversationId={conversationId} letters={messages.length} />}
        {loading ? (
          <ThreadSkeleton />
        ) : (
          items.map((item) => <Item key={item.id} {...{ item, channel, unfolded, undone }} />)
        )}
        {!loading && children}
      </Box>
    </Box>
  )
}

type ItemProps = { item: TimelineItem; channel: Channel; unfolded: Set<string>; undone: Set<string> }

function Item({ item, channel, unfolded, undone }: ItemProps) {
  switch (item.kind) {
    case 'message':
      if (isSaid(item.message, channel)) return <ChatBubble message={item.message} />
      return <Letter message={item.message} unfolded={unfolded.has(item.id)} />
    case 'note':
      return <NoteCard note={item.note} />
    case 'events':
      return <EventLines entries={item.entries} undone={undone} />
  }
}

/** Opens a conversation at its last letter, and follows new ones only for a reader who is at the end. */
function useReadingPosition(
  scroller: React.RefObject<HTMLDivElement | null>,
  conversationId: string,
  count: number,
  loading: boolean,
): void {
  const placed = useRef<string | null>(null)
  const known = useRef(0)
  useEffect(() => {
    const element = scroller.current
    if (!element || loading || count === 0) return
    const letters = element.querySelectorAll<HTMLElement>('article')
    const last = letters[letters.length - 1]
    if (placed.current !== conversationId) {
      placed.current = conversationId
      if (element.scrollHeight > element.clientHeight && last && letters.length > 1) {
        element.scrollTop = last.offsetTop - element.offsetTop - 16
      }
    } else if (count > known.current) {
      const fromEnd = element.scrollHeight - element.scrollTop - element.clientHeight
      if (fromEnd < (last?.offsetHeight ?? 0) + 400) last?.scrollIntoView({ block: 'nearest' })
    }
    known.current = count
  }, [scroller, conversationId, count, loading])
}

function ThreadSkeleton() {
  return (
    <Box role="status" aria-label="Loading the conversation">
      {[92, 64].map((width) => (
        <Box
          key={width}
          sx={{ p: 4.5, mb: 3, border: '1px solid', borderColor: 'hairline', borderRadius: '10px' }}
        >
          <Box sx={{ display: 'flex', gap: 2.5, alignItems: 'center', mb: 4 }}>
            <Skeleton variant="circular" width={26} height={26} />
            <Skeleton width={180} height={12} />
          </Box>
          <Skeleton width={`${width}%`} height={12} sx={{ mb: 2 }} />
          <Skeleton width={`${width - 20}%`} height={12} sx={{ mb: 2 }} />
          <Skeleton width={`${width - 34}%`} height={12} />
        </Box>
      ))}
    </Box>
  )
}
