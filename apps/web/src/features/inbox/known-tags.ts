import { createSelector } from '@reduxjs/toolkit'
import type { State } from '../../store/store.ts'
import type { Conversation } from './api.ts'

type Pages = { pages: { items: Conversation[] }[] }

/** The tags of every conversation loaded so far, the most used first. */
export const knownTags = createSelector([(state: State) => state.api.queries], (queries) => {
  const uses = new Map<string, number>()
  for (const entry of Object.values(queries)) {
    if (entry?.endpointName !== 'listConversations' || !entry.data) continue
    for (const { tags } of (entry.data as Pages).pages.flatMap((page) => page.items)) {
      for (const tag of tags) uses.set(tag, (uses.get(tag) ?? 0) + 1)
    }
  }
  return [...uses].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag)
})
