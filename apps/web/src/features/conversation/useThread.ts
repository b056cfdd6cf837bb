'use client'
import { useEffect, useMemo } from 'react'
import { conversationApi, partsOf } from './api.ts'
import { buildTimeline } from './thread/timeline.ts'

/** Letters, notes and events of a conversation, all of them, in one order. */
export function useThread(conversationId: string) {
  const parts = partsOf(conversationId)
  const letters = conversationApi.useListMessagesInfiniteQuery(parts)
  const notes = conversationApi.useListNotesInfiniteQuery(parts)
  const events = conversationApi.useListConversationEventsInfiniteQuery(parts)
  useAllPages(letters)
  useAllPages(notes)
  useAllPages(events)
  const messages = useItems(letters.currentData)
  const written = useItems(notes.currentData)
  const entries = useItems(events.currentData)
  const items = useMemo(() => buildTimeline(messages, written, entries), [messages, written, entries])
  return {
    items,
    messages,
    loading: letters.currentData === undefined && !letters.isError,
    error: letters.isError ? letters.error : undefined,
    retry: () => void letters.refetch(),
  }
}

function useItems<T>(data: { pages: { items: T[] }[] } | undefined): T[] {
  return useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
}

type Paged = { hasNextPage: boolean; isFetching: boolean; isError: boolean; fetchNextPage: () => unknown }

/** A conversation is read as a whole, so its further pages follow by themselves. */
function useAllPages({ hasNextPage, isFetching, isError, fetchNextPage }: Paged): void {
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
}
