import { listSavedReplies } from '../../contract/knowledge.ts'
import {
  createNote,
  createReply,
  getDraft,
  putDraft,
  redraft,
  undoDelivery,
} from '../../contract/messages.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const composerApi = api.injectEndpoints({
  endpoints: (build) => ({
    getDraft: build.query({
      ...callOf(getDraft),
      providesTags: (_result, _error, { params }) => [{ type: 'Draft', id: params.id }],
    }),
    putDraft: build.mutation({ ...callOf(putDraft) }),
    redraft: build.mutation({ ...callOf(redraft) }),
    createReply: build.mutation({
      ...callOf(createReply),
      invalidatesTags: (result) => (result ? [{ type: 'Message', id: result.conversationId }, 'Counts'] : []),
    }),
    undoDelivery: build.mutation({
      ...callOf(undoDelivery),
      invalidatesTags: (result) =>
        result
          ? [
              { type: 'Message', id: result.conversationId },
              { type: 'Draft', id: result.conversationId },
            ]
          : [],
    }),
    createNote: build.mutation({
      ...callOf(createNote),
      invalidatesTags: (result) => (result ? [{ type: 'Note', id: result.conversationId }] : []),
    }),
    savedReplies: build.query({ ...callOf(listSavedReplies), providesTags: ['SavedReply'] }),
  }),
})
