import { getPresence, putActivity, putPresence } from '../../contract/conversations/presence.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const presenceApi = api.injectEndpoints({
  endpoints: (build) => ({
    getPresence: build.query({ ...callOf(getPresence), providesTags: ['Presence'] }),
    putPresence: build.mutation({ ...callOf(putPresence), invalidatesTags: ['Presence'] }),
    putActivity: build.mutation(callOf(putActivity)),
  }),
})
