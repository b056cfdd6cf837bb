import { original } from '@reduxjs/toolkit'
import type { Dispatch, State } from '../../store/store.ts'
import { byNumber, type Conversation, inboxApi, pageSize } from './api.ts'
import { kept, mergeHead } from './merge-head.ts'

type GetState = () => State
type Thunk<T> = (dispatch: Dispatch, getState: GetState) => T

/** Writes a conversation the server has answered with to wherever it is shown. */
export function storeConversation(fresh: Conversation): Thunk<void> {
  return (dispatch, getState) => {
    dispatch(inboxApi.util.upsertQueryData('getConversation', byNumber(fresh.number), fresh)).catch(() => {})
    for (const args of listsInCache(getState())) {
      dispatch(
        inboxApi.util.updateQueryData('listConversations', args, (list) => {
          replaceIn(list.pages, fresh)
        }),
      )
    }
  }
}

/** Shows a change before the server has confirmed it; what it returns takes the change back. */
export function showChange(before: Conversation, change: Partial<Conversation>): Thunk<() => void> {
  return (dispatch) => {
    const after = { ...before, ...change }
    dispatch(storeConversation(after))
    return () => dispatch(storeConversation(before))
  }
}

const refetched = (args: Parameters<typeof inboxApi.endpoints.listConversations.initiate>[0]) =>
  inboxApi.endpoints.listConversations.initiate(args, { subscribe: false, forceRefetch: true })

/** Fetches the newest page of every list on screen and merges it; older pages stay as they are. */
export function refreshLists(): Thunk<Promise<void>> {
  return async (dispatch, getState) => {
    const lists = listsInCache(getState()).filter((args) => !args?.query?.q)
    await Promise.all(
      lists.map(async (args) => {
        // In another order than by time, the newest page is not the head.
        if (args?.query?.sort) return void (await dispatch(refetched(args)))
        const query = { ...args?.query, limit: pageSize }
        const asked = dispatch(
          inboxApi.endpoints.headOfConversations.initiate(
            { query },
            { subscribe: false, forceRefetch: true },
          ),
        )
        const { data } = await asked
        if (!data) return
        dispatch(
          inboxApi.util.updateQueryData('listConversations', args, (list) => {
            list.pages = mergeHead(original(list.pages) ?? list.pages, data)
            list.pageParams = list.pageParams.slice(0, list.pages.length)
          }),
        )
      }),
    )
  }
}

/** Takes a conversation that was deleted out of every list. */
export function dropConversation(id: string): Thunk<void> {
  return (dispatch, getState) => {
    for (const args of listsInCache(getState())) {
      dispatch(
        inboxApi.util.updateQueryData('listConversations', args, (list) => {
          for (const page of list.pages) page.items = page.items.filter((one) => one.id !== id)
        }),
      )
    }
  }
}

/** Fetches one conversation anew if it is shown anywhere. */
export function refreshConversation(id: string): Thunk<Promise<void>> {
  return async (dispatch, getState) => {
    const known = findConversation(getState(), (one) => one.id === id)
    if (!known) return
    const asked = dispatch(
      inboxApi.endpoints.getConversation.initiate(byNumber(known.number), {
        subscribe: false,
        forceRefetch: true,
      }),
    )
    const { data } = await asked
    if (data) dispatch(storeConversation(data))
  }
}

function findConversation(state: State, wanted: (one: Conversation) => boolean): Conversation | undefined {
  for (const args of listsInCache(state)) {
    const { data } = inboxApi.endpoints.listConversations.select(args)(state)
    const found = data?.pages.flatMap((page) => page.items).find(wanted)
    if (found) return found
  }
  return Object.values(state.api.queries)
    .filter((entry) => entry?.endpointName === 'getConversation')
    .map((entry) => entry?.data as Conversation | undefined)
    .find((one) => one !== undefined && wanted(one))
}

function listsInCache(state: State) {
  return inboxApi.util.selectCachedArgsForQuery(state, 'listConversations')
}

function replaceIn(pages: { items: Conversation[] }[], fresh: Conversation): void {
  for (const [index, { items }] of (original(pages) ?? pages).entries()) {
    const at = items.findIndex((one) => one.id === fresh.id)
    const next = kept(items[at], fresh)
    const page = pages[index]
    if (page && at >= 0 && next !== items[at]) page.items[at] = next
  }
}
