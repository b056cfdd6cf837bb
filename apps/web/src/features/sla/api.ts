import type { z } from 'zod'
import type { conversationSla } from '../../contract/service/sla.ts'
import {
  getConversationSla,
  putConversationSlaPolicy,
  type slaClock,
} from '../../contract/service/sla-of-conversation.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'
import { timelineId } from '../live/affected.ts'

export type Sla = z.output<typeof conversationSla>
export type SlaClock = z.output<typeof slaClock>

export const slaApi = api.injectEndpoints({
  endpoints: (build) => ({
    getConversationSla: build.query({
      ...callOf(getConversationSla),
      providesTags: (_result, _error, { params }) => [{ type: 'Conversation', id: timelineId(params.id) }],
      keepUnusedDataFor: 0,
    }),
    putConversationSlaPolicy: build.mutation({
      ...callOf(putConversationSlaPolicy),
      invalidatesTags: (_result, _error, { params }) => [{ type: 'Conversation', id: timelineId(params.id) }],
    }),
  }),
})
