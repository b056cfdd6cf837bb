'use client'
import { useMemo } from 'react'
import { useDispatch } from 'react-redux'
import { asProblem } from '../../../store/problem.ts'
import type { Dispatch } from '../../../store/store.ts'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import type { Conversation } from '../../inbox/api.ts'
import { showChange, storeConversation } from '../../inbox/cache.ts'
import { conversationApi } from '../api.ts'
import { type Change, changes } from './changes.ts'
import { rememberUndo } from './undo.ts'

const { endpoints } = conversationApi
type Toasts = ReturnType<typeof useToasts>

/** Everything that can be done to a conversation: shown at once, confirmed or taken back, undoable with one key. */
export function useActions() {
  const dispatch = useDispatch<Dispatch>()
  const toasts = useToasts()
  return useMemo(
    () => ({ perform: performWith(dispatch, toasts), markRead: markReadWith(dispatch) }),
    [dispatch, toasts],
  )
}

function performWith(dispatch: Dispatch, toasts: Toasts) {
  const apply = async (before: Conversation, change: Change): Promise<boolean> => {
    const takeBack = dispatch(showChange(before, change.shown(before)))
    try {
      const fresh = await send(dispatch, before.id, change)
      if (fresh) dispatch(storeConversation(fresh))
      return true
    } catch (error) {
      takeBack()
      toasts.tellProblem(`${change.failed}.`, asProblem(error))
      return false
    }
  }
  const applyAll = async (before: Conversation, steps: Change[]) => {
    let known = before
    for (const step of steps) {
      if (!(await apply(known, step))) return
      known = { ...known, ...step.shown(known) }
    }
  }
  return async (before: Conversation, change: Change): Promise<void> => {
    const undo = rememberUndo(() => {
      const after = { ...before, ...change.shown(before) }
      applyAll(after, changes.back(change, before)).catch(() => {})
    })
    toasts.tellWithUndo(change.done(before), { undo })
    await apply(before, change)
  }
}

async function send(dispatch: Dispatch, id: string, change: Change): Promise<Conversation | undefined> {
  const params = { id }
  switch (change.kind) {
    case 'status':
      return dispatch(endpoints.putStatus.initiate({ params, body: { status: change.status } })).unwrap()
    case 'spam':
      return dispatch(endpoints.putSpam.initiate({ params, body: { spam: change.spam } })).unwrap()
    case 'subject':
      return dispatch(endpoints.putSubject.initiate({ params, body: { subject: change.subject } })).unwrap()
    case 'snooze':
      return dispatch(endpoints.putSnooze.initiate({ params, body: { until: change.until } })).unwrap()
    case 'tags':
      return dispatch(endpoints.putTags.initiate({ params, body: { tags: change.tags } })).unwrap()
    case 'category':
      return dispatch(
        endpoints.putClassification.initiate({ params, body: { category: change.category.key } }),
      ).unwrap()
    case 'judgement':
      return dispatch(endpoints.putClassification.initiate({ params, body: change.correction })).unwrap()
    case 'team':
      return dispatch(
        endpoints.putConversationTeam.initiate({ params, body: { teamId: change.team?.id ?? null } }),
      ).unwrap()
    case 'assignment':
      if (change.assignee === null) return dispatch(endpoints.deleteAssignment.initiate({ params })).unwrap()
      return dispatch(
        endpoints.putAssignment.initiate({ params, body: { assigneeId: change.assignee.id } }),
      ).unwrap()
  }
}

function markReadWith(dispatch: Dispatch) {
  return (conversation: Conversation, read: boolean) => {
    if (conversation.unread !== read) return
    const takeBack = dispatch(showChange(conversation, { unread: !read }))
    dispatch(endpoints.putRead.initiate({ params: { id: conversation.id }, body: { read } }))
      .unwrap()
      .catch(takeBack)
  }
}
