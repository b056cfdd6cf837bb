import type { z } from 'zod'
import {
  createSavedReply,
  deleteSavedReply,
  listSavedReplies,
  putSavedReply,
  type savedReply,
} from '../../../contract/knowledge/knowledge.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type SavedReply = z.output<typeof savedReply>

export const {
  useListSavedRepliesInfiniteQuery,
  useCreateSavedReplyMutation,
  usePutSavedReplyMutation,
  useDeleteSavedReplyMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listSavedReplies: build.infiniteQuery({ ...pagesOf(listSavedReplies), providesTags: ['SavedReply'] }),
    createSavedReply: build.mutation({ ...callOf(createSavedReply), invalidatesTags: ['SavedReply'] }),
    putSavedReply: build.mutation({ ...callOf(putSavedReply), invalidatesTags: ['SavedReply'] }),
    deleteSavedReply: build.mutation({ ...callOf(deleteSavedReply), invalidatesTags: ['SavedReply'] }),
  }),
})
