import type { z } from 'zod'
import { listConversations } from '../../contract/conversations/conversations.ts'
import { type contact, createContact, getContact, listContacts } from '../../contract/records/contacts.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'

export type Contact = z.output<typeof contact>

export const {
  useListContactsInfiniteQuery,
  useGetContactQuery,
  useCreateContactMutation,
  useContactConversationsInfiniteQuery,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listContacts: build.infiniteQuery({
      ...pagesOf(listContacts),
      providesTags: [{ type: 'Contact', id: 'LIST' }],
    }),
    getContact: build.query({
      ...callOf(getContact),
      providesTags: (_result, _error, { params }) => [{ type: 'Contact', id: params.id }],
    }),
    createContact: build.mutation({
      ...callOf(createContact),
      invalidatesTags: [{ type: 'Contact', id: 'LIST' }],
    }),
    contactConversations: build.infiniteQuery({
      ...pagesOf(listConversations),
      providesTags: [{ type: 'Conversation', id: 'LIST' }],
    }),
  }),
})
