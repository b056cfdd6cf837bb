'use client'
import { useEffect, useRef } from 'react'
import type { Conversation } from '../inbox/api.ts'
import { useActions } from './actions/useActions.ts'

/** Milliseconds a conversation is looked at before it counts as read; running through the list reads nothing. */
const glance = 700

/** Marks the open conversation as read, unless somebody asked for it to stay unread. */
export function useRead(conversation: Conversation, onBack: () => void) {
  const { markRead } = useActions()
  const keep = useRef(false)
  useEffect(() => {
    if (!conversation.unread || keep.current) return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') markRead(conversation, true)
    }, glance)
    return () => clearTimeout(timer)
  }, [conversation, markRead])
  const markUnread = () => {
    keep.current = true
    markRead(conversation, false)
    onBack()
  }
  return { markUnread }
}
