import { getContact } from '../../contract/contacts.ts'
import { listConversations } from '../../contract/conversations.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const contextApi = api.injectEndpoints({
  endpoints: (build) => ({
    contactInContext: build.query({ ...callOf(getContact), providesTags: ['Contact'] }),
    earlierConversations: build.query({ ...callOf(listConversations), providesTags: ['Contact'] }),
  }),
})
