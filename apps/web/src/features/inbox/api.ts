import type { z } from 'zod'
import {
  type conversation,
  countConversations,
  getConversation,
  listConversations,
} from '../../contract/conversations/conversations.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Conversation = z.output<typeof conversation>

/** Rows of one page of the list. */
export const pageSize = 50

export const inboxApi = api.injectEndpoints({
  endpoints: (build) => ({
    listConversations: build.infiniteQuery({
      ...pagesOf(listConversations),
      providesTags: [{ type: 'Conversation', id: 'LIST' }],
      keepUnusedDataFor: 300,
    }),
    headOfConversations: build.query({ ...callOf(listConversations), keepUnusedDataFor: 0 }),
    /** By number, as the address names it. */
    getConversation: build.query({
      ...callOf(getConversation),
      providesTags: (result) => (result ? [{ type: 'Conversation', id: result.id }] : []),
    }),
    countConversations: build.query({ ...callOf(countConversations), providesTags: ['Counts'] }),
  }),
})

export function byNumber(number: number) {
  return { params: { id: String(number) } }
}
