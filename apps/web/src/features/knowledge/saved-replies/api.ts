import type { z } from 'zod'
import type { ResponseOf } from '../../../contract/contract.ts'
import {
  createSavedReply,
  deleteSavedReply,
  getSavedReplyAcceptance,
  listSavedReplies,
  putSavedReply,
  type savedReply,
} from '../../../contract/knowledge/knowledge.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type SavedReply = z.output<typeof savedReply>
export type Accepted = ResponseOf<typeof getSavedReplyAcceptance>['total']

export const {
  useListSavedRepliesInfiniteQuery,
  useGetSavedReplyAcceptanceQuery,
  useCreateSavedReplyMutation,
  usePutSavedReplyMutation,
  useDeleteSavedReplyMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listSavedReplies: build.infiniteQuery({ ...pagesOf(listSavedReplies), providesTags: ['SavedReply'] }),
    getSavedReplyAcceptance: build.query({
      ...callOf(getSavedReplyAcceptance),
      providesTags: ['SavedReply'],
    }),
    createSavedReply: build.mutation({ ...callOf(createSavedReply), invalidatesTags: ['SavedReply'] }),
    putSavedReply: build.mutation({ ...callOf(putSavedReply), invalidatesTags: ['SavedReply'] }),
    deleteSavedReply: build.mutation({ ...callOf(deleteSavedReply), invalidatesTags: ['SavedReply'] }),
  }),
})
