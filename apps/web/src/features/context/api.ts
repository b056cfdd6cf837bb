import { getJudgement } from '../../contract/assistant/triage.ts'
import { listConversations } from '../../contract/conversations/conversations.ts'
import { listSimilarConversations } from '../../contract/conversations/drafting.ts'
import { getContact } from '../../contract/records/contacts.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const contextApi = api.injectEndpoints({
  endpoints: (build) => ({
    contactInContext: build.query({ ...callOf(getContact), providesTags: ['Contact'] }),
    judgement: build.query({
      ...callOf(getJudgement),
      providesTags: (_result, _error, { params }) => [{ type: 'Message', id: `judgement ${params.id}` }],
    }),
    similarConversations: build.query({ ...callOf(listSimilarConversations), providesTags: ['Similar'] }),
    earlierConversations: build.query({ ...callOf(listConversations), providesTags: ['Contact'] }),
  }),
})
