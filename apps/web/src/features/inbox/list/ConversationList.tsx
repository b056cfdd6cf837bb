'use client'
import Box from '@mui/material/Box'
import Fab from '@mui/material/Fab'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef } from 'react'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { MailDropZone } from '../../conversation/reorganize/MailDropZone.tsx'
import { usePrefetch } from '../../conversation/usePrefetch.ts'
import { Keys } from '../../shortcuts/Keys.tsx'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import type { Conversation } from '../api.ts'
import { RowChoice } from '../bulk/RowChoice.tsx'
import { useChoosing } from '../bulk/useChoosing.ts'
import { usePlace } from '../usePlace.ts'
import { addressOf } from '../view.ts'
import { ConversationRow } from './ConversationRow.tsx'
import { EmptyList, ListSkeleton } from './ListStates.tsx'
import { rowHeight } from './RowLook.tsx'
import { useConversationList } from './useConversationList.ts'
import { useCursor } from './useCursor.ts'

/** The list of a view: virtual, endless, and still while it is read. */
export function ConversationList() {
  const { place, go } = usePlace()
  const { key, rows, held, setAtTop, list } = useConversationList(place)
  const scroller = useRef<HTMLDivElement>(null)
  const near = usePrefetch()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const { hasNextPage, isFetching, fetchNextPage } = list
  useEffect(() => {
    if (last >= rows.length - 12 && hasNextPage && !isFetching) fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetching, fetchNextPage])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
    setAtTop(true)
  }, [key])

  const show = useCallback((one: Conversation) => go({ number: one.number }), [go])
  const cursor = useCursor({ rows, place, go, near, scrollTo: virtual.scrollToIndex, scroller })
  const showNew = () => {
    setAtTop(true)
    virtual.scrollToIndex(0)
  }
  useShortcut('show-new', showNew, held > 0)
  const { chosen, choose } = useChoosing(key)
  useShortcut('select', () => choose(cursor.id ?? rows[0]?.id))

  if (list.isError && rows.length === 0) {
    const retry = () => void list.refetch()
    return <ErrorState error={list.error} what="The conversations could not be loaded" onRetry={retry} />
  }
  if (list.currentData === undefined) return <ListSkeleton />
  if (rows.length === 0 && !hasNextPage) {
    const elsewhere = () => go({ view: 'unassigned', filters: {}, number: null })
    return <EmptyList place={place} onClear={() => go({ filters: {} })} onUnassigned={elsewhere} />
  }
  return (
    <MailDropZone>
      {held > 0 && <NewPill count={held} onShow={showNew} />}
      <Box
        ref={scroller}
        tabIndex={-1}
        onScroll={(event) => setAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
        sx={{ height: '100%', overflowY: 'auto', overflowAnchor: 'none' }}
      >
        <Box
          component="ul"
          aria-label="Conversations"
          data-choosing={chosen.size > 0 || undefined}
          sx={{ position: 'relative', m: 0, p: 0, listStyle: 'none', height: virtual.getTotalSize() }}
        >
          {items.map(({ index, start }) => {
            const one = rows[index]
            if (!one) return null
            return (
              <li
                key={one.id}
                style={{ position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${start}px)` }}
              >
                <RowChoice
                  id={one.id}
                  name={one.subject || one.contact.name || one.contact.email}
                  chosen={chosen.has(one.id)}
                  onToggle={choose}
                />
                <ConversationRow
                  conversation={one}
                  address={addressOf({ ...place, number: one.number })}
                  open={one.number === place.number}
                  current={one.id === cursor.id || (cursor.id === null && index === 0)}
                  onOpen={show}
                  onNear={near}
                  onFocus={cursor.focused}
                />
              </li>
            )
          })}
        </Box>
        {isFetching && hasNextPage && <ListSkeleton rows={2} />}
      </Box>
    </MailDropZone>
  )
}

function NewPill({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <Fab
      variant="extended"
      size="small"
      color="primary"
      onClick={onShow}
      aria-live="polite"
      sx={{
        position: 'absolute',
        top: 8,
        left: '50%',
        transform: 'translateX(-50%)',
        zIndex: 2,
        height: 28,
        gap: 2,
        fontSize: 12,
        textTransform: 'none',
        boxShadow: 3,
        '& kbd': { color: 'inherit', borderColor: 'currentColor' },
      }}
    >
      {count} new <Keys id="show-new" />
    </Fab>
  )
}
