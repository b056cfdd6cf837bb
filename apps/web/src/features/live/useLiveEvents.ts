'use client'
import { useEffect, useState } from 'react'
import { useDispatch } from 'react-redux'
import { api } from '../../store/api.ts'
import type { Dispatch } from '../../store/store.ts'
import { dropConversation, refreshConversation, refreshLists } from '../inbox/cache.ts'
import { useGetAccountQuery } from '../shell/api.ts'
import { affectedBy, isForOthers, type Notice } from './affected.ts'
import { connect } from './connection.ts'

/** Notices come in bursts; milliseconds to gather them before anything is fetched. */
const gather = 120

/** Keeps what is shown up to date. Returns whether the connection stands. */
export function useLiveEvents(onNotice: (notice: Notice) => void): boolean {
  const dispatch = useDispatch<Dispatch>()
  const [connected, setConnected] = useState(true)
  const { data: account } = useGetAccountQuery()
  const memberId = account?.member?.id
  useEffect(() => {
    if (memberId === undefined) return
    let notices: Notice[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    let lost: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      const { tags, conversations, lists } = affectedBy(notices)
      notices = []
      if (tags.length > 0) dispatch(api.util.invalidateTags(tags))
      for (const id of conversations) dispatch(refreshConversation(id)).catch(() => {})
      if (lists) dispatch(refreshLists()).catch(() => {})
    }
    const disconnect = connect({
      url: '/api/v1/events',
      memberId,
      onNotice: (notice) => {
        onNotice(notice)
        if (notice.type === 'conversation.deleted' && notice.conversationId)
          dispatch(dropConversation(notice.conversationId))
        if (isForOthers(notice, memberId)) return
        notices.push(notice)
        timer ??= setTimeout(refresh, gather)
      },
      onOpen: (again) => {
        clearTimeout(lost)
        setConnected(true)
        if (again) catchUp(dispatch)
      },
      // A stream that comes back within a moment is nothing to tell anybody about.
      onLost: () => {
        clearTimeout(lost)
        lost = setTimeout(() => setConnected(false), 4_000)
      },
    })
    return () => {
      clearTimeout(timer)
      clearTimeout(lost)
      disconnect()
    }
  }, [dispatch, onNotice, memberId])
  return connected
}

/** After a break anything may have changed: what is on screen is fetched anew, once. */
function catchUp(dispatch: Dispatch): void {
  dispatch(
    api.util.invalidateTags([
      'Conversation',
      'Message',
      'Note',
      'Draft',
      'Counts',
      'Contact',
      'Notification',
      'Viewer',
    ]),
  )
}
