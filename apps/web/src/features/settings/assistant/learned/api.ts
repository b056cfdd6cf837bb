import {
  decideProposal,
  deleteGuidance,
  listGuidance,
  listProposals,
} from '../../../../contract/assistant/learning.ts'
import type { ResponseOf } from '../../../../contract/contract.ts'
import { api } from '../../../../store/api.ts'
import { callOf, pagesOf } from '../../../../store/from-contract.ts'

export type Proposal = ResponseOf<typeof listProposals>['items'][number]

export const learnedApi = api.injectEndpoints({
  endpoints: (build) => ({
    listProposals: build.infiniteQuery({ ...pagesOf(listProposals), providesTags: ['Learned'] }),
    decideProposal: build.mutation({ ...callOf(decideProposal), invalidatesTags: ['Learned', 'Article'] }),
    listGuidance: build.query({ ...callOf(listGuidance), providesTags: ['Learned'] }),
    deleteGuidance: build.mutation({ ...callOf(deleteGuidance), invalidatesTags: ['Learned'] }),
  }),
})
