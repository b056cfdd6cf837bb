import { deleteSession, listSessions, putName, putPassword } from '../../../contract/organization/account.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export const {
  useListSessionsInfiniteQuery,
  useDeleteSessionMutation,
  usePutPasswordMutation,
  usePutNameMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listSessions: build.infiniteQuery({ ...pagesOf(listSessions), providesTags: ['Session'] }),
    deleteSession: build.mutation({ ...callOf(deleteSession), invalidatesTags: ['Session'] }),
    putName: build.mutation({ ...callOf(putName), invalidatesTags: ['Account', 'Member'] }),
    putPassword: build.mutation({ ...callOf(putPassword), invalidatesTags: ['Session'] }),
  }),
})
