'use client'
import { useEffect, useRef } from 'react'
import { composerApi } from './api.ts'
import { hostDraft, withAdded } from './draft-hosts.ts'

type Draft = { text: string; write: (text: string) => void }

/** Lets macros write into the reply that is open without anything typed being lost. */
export function useDraftHost(conversationId: string, draft: Draft): void {
  const latest = useRef(draft)
  latest.current = draft
  const [putDraft] = composerApi.usePutDraftMutation()
  const [look] = composerApi.useLazyGetDraftQuery()
  useEffect(() => {
    const params = { id: conversationId }
    return hostDraft(conversationId, {
      async flush() {
        const { text } = latest.current
        if (text.trim() === '') return ''
        await putDraft({ params, body: { text } }).unwrap()
        return text
      },
      async adopt(flushed) {
        const stored = await look({ params }).unwrap()
        if (stored.by !== 'agent') return
        const next = withAdded(latest.current.text, flushed, stored.text)
        if (next !== null) latest.current.write(next)
      },
    })
  }, [conversationId, putDraft, look])
}
