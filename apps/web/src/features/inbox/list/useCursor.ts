'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useShortcut } from '../../shortcuts/useShortcut.ts'
import type { Conversation } from '../api.ts'
import type { Place } from '../view.ts'

type Options = {
  rows: Conversation[]
  place: Place
  go: (change: Partial<Place>, how?: 'push' | 'replace') => void
  near: (conversation: Conversation) => void
  scrollTo: (index: number) => void
  scroller: RefObject<HTMLDivElement | null>
}

/**
 * The row the keyboard is on. It follows the open conversation, and the other way round: with one open,
 * moving the cursor reads the next. When its row leaves the list, the row that took its place is next.
 */
export function useCursor({ rows, place, go, near, scrollTo, scroller }: Options) {
  const [id, setId] = useState<string | null>(null)
  const lastIndex = useRef(0)
  const index = rows.findIndex((row) => row.id === id)
  if (index >= 0) lastIndex.current = index

  const openId = rows.find((row) => row.number === place.number)?.id
  useEffect(() => {
    if (openId !== undefined) setId(openId)
  }, [openId])

  const moveTo = (to: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    if (!row) return
    setId(row.id)
    scrollTo(rows.indexOf(row))
    for (const neighbour of [row, rows[to + 1]]) if (neighbour) near(neighbour)
    if (place.number !== null) go({ number: row.number }, 'replace')
    focusRow(scroller.current, row.number)
  }
  useShortcut('next', () => moveTo(id === null ? 0 : index >= 0 ? index + 1 : lastIndex.current))
  useShortcut('previous', () => moveTo(index >= 0 ? index - 1 : lastIndex.current - 1))
  useShortcut('open', () => {
    const row = rows[index >= 0 ? index : 0]
    if (row) go({ number: row.number })
  })

  const focused = useCallback(
    (row: Conversation) => {
      setId(row.id)
      near(row)
    },
    [near],
  )
  return { id: index >= 0 ? id : null, focused }
}

/** The row may be about to appear, so the focus waits for the next frame. */
function focusRow(list: HTMLElement | null, number: number): void {
  requestAnimationFrame(() => {
    list?.querySelector<HTMLElement>(`[data-number="${number}"]`)?.focus({ preventScroll: true })
  })
}
