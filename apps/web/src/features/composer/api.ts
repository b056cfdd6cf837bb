import { listDraftSteps, putDraftRating } from '../../contract/conversations/draft-ratings.ts'
import {
  createDraftRequest,
  createReplyTranslation,
  createSavedReplyRecommendations,
  createSavedReplyUse,
  listSavedReplyRecommendations,
} from '../../contract/conversations/drafting.ts'
import {
  createNote,
  createReply,
  getDraft,
  putDraft,
  undoDelivery,
} from '../../contract/conversations/messages.ts'
import { listSavedReplies } from '../../contract/knowledge/knowledge.ts'
import { createForward, getReplyRecipients } from '../../contract/mailboxes/sending.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const composerApi = api.injectEndpoints({
  endpoints: (build) => ({
    getDraft: build.query({
      ...callOf(getDraft),
      providesTags: (_result, _error, { params }) => [{ type: 'Draft', id: params.id }],
    }),
    draftSteps: build.query({
      ...callOf(listDraftSteps),
      providesTags: (_result, _error, { params }) => [{ type: 'Draft', id: params.id }],
    }),
    putDraft: build.mutation({ ...callOf(putDraft) }),
    putDraftRating: build.mutation({
      ...callOf(putDraftRating),
      invalidatesTags: (_result, _error, { params }) => [{ type: 'Draft', id: params.id }],
    }),
    createDraftRequest: build.mutation({
      ...callOf(createDraftRequest),
      invalidatesTags: (_result, _error, { params }) => [{ type: 'Draft', id: params.id }],
    }),
    createReplyTranslation: build.mutation({ ...callOf(createReplyTranslation) }),
    createReply: build.mutation({
      ...callOf(createReply),
      invalidatesTags: (result) => (result ? [{ type: 'Message', id: result.conversationId }, 'Counts'] : []),
    }),
    replyRecipients: build.query({
      ...callOf(getReplyRecipients),
      providesTags: (_result, _error, { params }) => [{ type: 'Message', id: params.id }],
    }),
    createForward: build.mutation({
      ...callOf(createForward),
      invalidatesTags: (result) => (result ? [{ type: 'Message', id: result.conversationId }] : []),
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
    savedReplyRecommendations: build.query({
      ...callOf(listSavedReplyRecommendations),
      providesTags: (_result, _error, { params }) => ['SavedReply', { type: 'Message', id: params.id }],
    }),
    createSavedReplyRecommendations: build.mutation({ ...callOf(createSavedReplyRecommendations) }),
    createSavedReplyUse: build.mutation({ ...callOf(createSavedReplyUse) }),
    savedReplies: build.query({ ...callOf(listSavedReplies), providesTags: ['SavedReply'] }),
  }),
})
