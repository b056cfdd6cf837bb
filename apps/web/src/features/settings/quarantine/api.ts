import {
  deleteQuarantinedMail,
  listQuarantinedMails,
  retryQuarantinedMail,
} from '../../../contract/conversations/flight-recorder.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export const {
  useListQuarantinedMailsInfiniteQuery,
  useRetryQuarantinedMailMutation,
  useDeleteQuarantinedMailMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listQuarantinedMails: build.infiniteQuery({
      ...pagesOf(listQuarantinedMails),
      providesTags: ['QuarantinedMail'],
    }),
    retryQuarantinedMail: build.mutation({
      ...callOf(retryQuarantinedMail),
      invalidatesTags: ['QuarantinedMail'],
    }),
    deleteQuarantinedMail: build.mutation({
      ...callOf(deleteQuarantinedMail),
      invalidatesTags: ['QuarantinedMail'],
    }),
  }),
})

/** Where a browser fetches a quarantined mail as it arrived. */
export function quarantinedOriginalOf(id: string): string {
  return `/api/v1/quarantined-mails/${id}/raw`
}
