import type { z } from 'zod'
import {
  type conversationRouting,
  getConversationRouting,
  putConversationNeeds,
} from '../../contract/routing/routing.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'
import { timelineId } from '../live/affected.ts'

export type RoutingOfConversation = z.output<typeof conversationRouting>
export type Candidates = RoutingOfConversation['candidates']

export const routingInContext = api.injectEndpoints({
  endpoints: (build) => ({
    conversationRouting: build.query({
      ...callOf(getConversationRouting),
      providesTags: (_result, _error, { params }) => [
        { type: 'Conversation', id: timelineId(params.id) },
        'Routing',
      ],
    }),
    putNeeds: build.mutation({
      ...callOf(putConversationNeeds),
      invalidatesTags: (_result, _error, { params }) => [{ type: 'Conversation', id: timelineId(params.id) }],
    }),
  }),
})
