import { createConversation } from '../../../contract/conversations/conversations.ts'
import { listContacts } from '../../../contract/records/contacts.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export const composeApi = api.injectEndpoints({
  endpoints: (build) => ({
    contactsToWriteTo: build.query({ ...callOf(listContacts), providesTags: ['Contact'] }),
    createConversation: build.mutation({
      ...callOf(createConversation),
      invalidatesTags: ['Counts', 'Contact'],
    }),
  }),
})
