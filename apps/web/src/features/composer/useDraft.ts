'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { draft, draftState } from '../../contract/conversations/messages.ts'
import { composerApi } from './api.ts'
import { forgetText, keepText, keptText } from './text-store.ts'

const pause = 600
/** Milliseconds until a failed save is tried again. */
const patience = 8_000

/** Milliseconds between two looks at what the assistant is writing. */
const glance = 300

/** Told of every change somebody makes here, and with an empty text once it was sent. */
type OnWrite = (text: string) => void

export type SaveState = 'saved' | 'saving' | 'failed'

/**
 * The reply being written: one text for each conversation, saved while one types. `assistant` is the
 * assistant's proposal, which never replaces what a person wrote.
 */
export function useDraft(conversationId: string, mayWrite: boolean, onWrite: OnWrite) {
  const stored = useStored(conversationId)
  const [putDraft] = composerApi.usePutDraftMutation()
  const [text, setText] = useState(() => keptText(conversationId) ?? '')
  const [state, setState] = useState<SaveState>(text === '' ? 'saved' : 'saving')
  const saved = useRef<string | null>(null)
  const touched = useRef(text !== '')
  const sent = useRef<string | null>(null)
  const latest = useRef(text)
  latest.current = text

  // The stored text is taken over only while nobody has typed here, and never after it was sent.
  useEffect(() => {
    if (!stored) return
    const own = stored.by === 'agent' && stored.text !== sent.current ? stored.text : ''
    if (saved.current === null) saved.current = own
    if (!touched.current) setText(own)
    else if (latest.current === saved.current) setState('saved')
  }, [stored])

  const save = useCallback(
    async (next: string) => {
      setState('saving')
      try {
        await putDraft({ params: { id: conversationId }, body: { text: next } }).unwrap()
        saved.current = next
        if (keptText(conversationId) === next) forgetText(conversationId)
        if (latest.current === next) setState('saved')
      } catch {
        setState('failed')
      }
    },
    [putDraft, conversationId],
  )

  useSaving({ text, latest, saved, touched, mayWrite, state, save })

  const write = useCallback(
    (next: string) => {
      touched.current = true
      onWrite(next)
      keepText(conversationId, next)
      setText(next)
      setState(next === saved.current ? 'saved' : 'saving')
    },
    [conversationId, onWrite],
  )
  /** The text was sent: nothing of it is left to save. */
  const clear = useCallback(() => {
    touched.current = false
    sent.current = latest.current
    forgetText(conversationId)
    setText('')
    onWrite('')
    void save('')
  }, [conversationId, save, onWrite])

  return {
    text,
    write,
    clear,
    state,
    ...standingOf(stored),
  }
}

/** What is stored, looked at again and again while the assistant writes: no notice tells of single words. */
function useStored(conversationId: string): Stored | undefined {
  const [pollingInterval, setPollingInterval] = useState(0)
  const { currentData } = composerApi.useGetDraftQuery(
    { params: { id: conversationId } },
    { pollingInterval, skipPollingIfUnfocused: true },
  )
  const writes = currentData !== undefined && currentData.writing !== null
  useEffect(() => setPollingInterval(writes ? glance : 0), [writes])
  return currentData
}

type Saving = {
  text: string
  latest: RefObject<string>
  saved: RefObject<string | null>
  touched: RefObject<boolean>
  mayWrite: boolean
  state: SaveState
  save: (text: string) => Promise<void>
}

/** Saves after a pause in typing, again when that failed, and at once when the conversation is left. */
function useSaving({ text, latest, saved, touched, mayWrite, state, save }: Saving): void {
  useEffect(() => {
    if (!touched.current || !mayWrite || text === (saved.current ?? '')) return
    const timer = setTimeout(() => void save(text), pause)
    return () => clearTimeout(timer)
  }, [text, save, mayWrite, saved, touched])
  useEffect(() => {
    if (state !== 'failed') return
    const timer = setTimeout(() => void save(latest.current), patience)
    return () => clearTimeout(timer)
  }, [state, save, latest])
  useEffect(
    () => () => {
      if (touched.current && mayWrite && latest.current !== (saved.current ?? '')) void save(latest.current)
    },
    [save, mayWrite, latest, saved, touched],
  )
}

export type Proposal = z.output<typeof draft>
export type Writing = Stored['writing']
type Stored = z.output<typeof draftState>

/** What of it is the assistant's. */
function standingOf(stored: Stored | undefined) {
  return {
    assistant: proposalOf(stored),
    request: stored?.request ?? null,
    writing: stored?.writing ?? null,
  }
}

function proposalOf(stored: Stored | undefined): Proposal | null {
  if (!stored) return null
  const proposal = stored.assistant ?? (stored.by !== null && stored.by !== 'agent' ? stored : null)
  return proposal && proposal.text.trim() !== '' ? proposal : null
}
