import { getContact } from '../../contract/contacts.ts'
import { listConversations } from '../../contract/conversations.ts'
import { api } from '../../store/api.ts'
import { queryOf } from '../../store/from-contract.ts'

export const contextApi = api.injectEndpoints({
  endpoints: (build) => ({
    contactInContext: build.query({ ...queryOf(getContact), providesTags: ['Contact'] }),
    earlierConversations: build.query({ ...queryOf(listConversations), providesTags: ['Contact'] }),
  }),
})
