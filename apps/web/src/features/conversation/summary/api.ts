import { createSummaryRequest, getSummary } from '../../../contract/conversations/drafting.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export const summaryApi = api.injectEndpoints({
  endpoints: (build) => ({
    getSummary: build.query({
      ...callOf(getSummary),
      providesTags: (_result, _error, { params }) => [{ type: 'Summary', id: params.id }],
    }),
    createSummaryRequest: build.mutation({ ...callOf(createSummaryRequest) }),
  }),
})
