import { useEffect } from 'react'
import { notificationsApi } from './api.ts'
import { useUnread } from './useUnread.ts'

/** Milliseconds a conversation is looked at before what was told of it counts as read. */
const glance = 700

/** Who looks at a conversation has seen what they were told of it, whenever that comes. */
export function useSeen(conversationId: string): void {
  const [read] = notificationsApi.usePutNotificationsReadMutation()
  const unread = useUnread()
  useEffect(() => {
    if (unread === 0) return
    const timer = setTimeout(() => {
      if (document.visibilityState === 'visible') void read({ body: { conversationId } })
    }, glance)
    return () => clearTimeout(timer)
  }, [conversationId, unread, read])
}
