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
import { mutationOf, queryOf } from '../../store/from-contract.ts'

export const composerApi = api.injectEndpoints({
  endpoints: (build) => ({
    getDraft: build.query({
      ...queryOf(getDraft),
      providesTags: (_result, _error, { params }) => [{ type: 'Draft', id: params.id }],
    }),
    putDraft: build.mutation({ ...mutationOf(putDraft) }),
    redraft: build.mutation({ ...mutationOf(redraft) }),
    createReply: build.mutation({
      ...mutationOf(createReply),
      invalidatesTags: (result) => (result ? [{ type: 'Message', id: result.conversationId }, 'Counts'] : []),
    }),
    undoDelivery: build.mutation({
      ...mutationOf(undoDelivery),
      invalidatesTags: (result) =>
        result
          ? [
              { type: 'Message', id: result.conversationId },
              { type: 'Draft', id: result.conversationId },
            ]
          : [],
    }),
    createNote: build.mutation({
      ...mutationOf(createNote),
      invalidatesTags: (result) => (result ? [{ type: 'Note', id: result.conversationId }] : []),
    }),
    savedReplies: build.query({ ...queryOf(listSavedReplies), providesTags: ['SavedReply'] }),
  }),
})
