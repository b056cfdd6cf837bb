'use client'
import { useMemo } from 'react'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../store/store.ts'
import { composerApi } from '../composer/api.ts'
import { byNumber, type Conversation, inboxApi } from '../inbox/api.ts'
import { conversationApi, partsOf } from './api.ts'

const quietly = { subscribe: false } as const

/** Loads a conversation before it is opened, so that opening shows it at once. */
export function usePrefetch(): (conversation: Conversation) => void {
  const dispatch = useDispatch<Dispatch>()
  return useMemo(() => (conversation) => prefetch(dispatch, conversation), [dispatch])
}

function prefetch(dispatch: Dispatch, conversation: Conversation): void {
  const { listMessages, listNotes, listConversationEvents } = conversationApi.endpoints
  const parts = partsOf(conversation.id)
  const { getConversation } = inboxApi.endpoints
  const { getDraft } = composerApi.endpoints
  const asked = [
    dispatch(getConversation.initiate(byNumber(conversation.number), quietly)),
    dispatch(listMessages.initiate(parts, quietly)),
    dispatch(listNotes.initiate(parts, quietly)),
    dispatch(listConversationEvents.initiate(parts, quietly)),
    dispatch(getDraft.initiate({ params: { id: conversation.id } }, quietly)),
  ]
  // A failed prefetch is asked for again, and shown, when the conversation is opened.
  Promise.allSettled(asked).catch(() => {})
}
