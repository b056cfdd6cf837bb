import type { z } from 'zod'
import {
  createReprocessing,
  getTrace,
  type traceStep,
} from '../../../contract/conversations/flight-recorder.ts'
import { api } from '../../../store/api.ts'
import { callOf } from '../../../store/from-contract.ts'

export type TraceStep = z.output<typeof traceStep>

export const flightRecorderApi = api.injectEndpoints({
  endpoints: (build) => ({
    getTrace: build.query({
      ...callOf(getTrace),
      keepUnusedDataFor: 0,
      providesTags: (_result, _error, { params }) => [{ type: 'Message', id: `trace ${params.id}` }],
    }),
    createReprocessing: build.mutation({
      ...callOf(createReprocessing),
      invalidatesTags: (_result, _error, { params }) => [{ type: 'Message', id: `trace ${params.id}` }],
    }),
  }),
})

/** Where a browser fetches a mail as it arrived. */
export function originalOf(messageId: string): string {
  return `/api/v1/messages/${messageId}/raw`
}
