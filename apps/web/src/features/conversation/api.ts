import { putSubject } from '../../contract/conversations/changes.ts'
import {
  deleteAssignment,
  listConversationEvents,
  putAssignment,
  putClassification,
  putRead,
  putSnooze,
  putSpam,
  putStatus,
  putTags,
} from '../../contract/conversations/conversations.ts'
import {
  getAttachment,
  listMessages,
  listNotes,
  settleDelivery,
} from '../../contract/conversations/messages.ts'
import { putSchedule } from '../../contract/mailboxes/sending.ts'
import { putConversationTeam } from '../../contract/routing/teams.ts'
import { api } from '../../store/api.ts'
import { callOf, pagesOf } from '../../store/from-contract.ts'
import { timelineId } from '../live/affected.ts'

export const conversationApi = api.injectEndpoints({
  endpoints: (build) => ({
    listMessages: build.infiniteQuery({
      ...pagesOf(listMessages),
      providesTags: (_result, _error, { params }) => [{ type: 'Message', id: params.id }],
    }),
    listNotes: build.infiniteQuery({
      ...pagesOf(listNotes),
      providesTags: (_result, _error, { params }) => [{ type: 'Note', id: params.id }],
    }),
    listConversationEvents: build.infiniteQuery({
      ...pagesOf(listConversationEvents),
      providesTags: (_result, _error, { params }) => [{ type: 'Conversation', id: timelineId(params.id) }],
    }),
    putTags: build.mutation({ ...callOf(putTags) }),
    putAssignment: build.mutation({ ...callOf(putAssignment), invalidatesTags: ['Counts'] }),
    deleteAssignment: build.mutation({ ...callOf(deleteAssignment), invalidatesTags: ['Counts'] }),
    putConversationTeam: build.mutation({ ...callOf(putConversationTeam), invalidatesTags: ['Counts'] }),
    putStatus: build.mutation({ ...callOf(putStatus), invalidatesTags: ['Counts'] }),
    putSubject: build.mutation({ ...callOf(putSubject) }),
    putSpam: build.mutation({ ...callOf(putSpam), invalidatesTags: ['Counts'] }),
    putSnooze: build.mutation({ ...callOf(putSnooze), invalidatesTags: ['Counts'] }),
    putRead: build.mutation({ ...callOf(putRead) }),
    putClassification: build.mutation({ ...callOf(putClassification) }),
    settleDelivery: build.mutation({
      ...callOf(settleDelivery),
      invalidatesTags: (result) => (result ? [{ type: 'Message', id: result.conversationId }] : []),
    }),
    putSchedule: build.mutation({
      ...callOf(putSchedule),
      invalidatesTags: (result) => (result ? [{ type: 'Message', id: result.conversationId }] : []),
    }),
    getAttachment: build.query({ ...callOf(getAttachment), keepUnusedDataFor: 0 }),
  }),
})

/** Letters, notes and events of one conversation, as many a page as the API gives. */
export function partsOf(conversationId: string) {
  return { params: { id: conversationId }, query: { limit: 100 } }
}
