import type { z } from 'zod'
import { listViewers, putViewing } from '../../contract/conversations/viewers.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'
import type { Dispatch } from '../../store/store.ts'

export type Viewer = z.output<NonNullable<(typeof listViewers)['response']>>['items'][number]

export const viewersApi = api.injectEndpoints({
  endpoints: (build) => ({
    viewers: build.query({
      ...callOf(listViewers),
      providesTags: (_result, _error, { params }) => [{ type: 'Viewer', id: params.id }],
    }),
    putViewing: build.mutation({ ...callOf(putViewing) }),
  }),
})

type Told = { conversationId: string; page: string; doing: Viewer['doing'] }

/** Tells what this page does, and keeps what the answer says of others. */
export function tellViewing({ conversationId, page, doing }: Told) {
  return async (dispatch: Dispatch): Promise<void> => {
    const params = { id: conversationId, page }
    const answer = await dispatch(viewersApi.endpoints.putViewing.initiate({ params, body: { doing } }))
    if (answer.data === undefined) return
    const { items } = answer.data
    const asked = { params: { id: conversationId } }
    dispatch(viewersApi.util.updateQueryData('viewers', asked, (shown) => ({ ...shown, items })))
  }
}

/** Tells that the page is closed, also while the browser throws it away. */
export function tellClosed({ conversationId, page }: Omit<Told, 'doing'>): void {
  const path = `/api/v1/conversations/${conversationId}/viewers/${page}`
  void fetch(path, { method: 'DELETE', keepalive: true, credentials: 'same-origin' }).catch(() => {})
}
