import { deleteSession, listSessions, putPassword } from '../../../contract/organization/account.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export const { useListSessionsInfiniteQuery, useDeleteSessionMutation, usePutPasswordMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      listSessions: build.infiniteQuery({ ...pagesOf(listSessions), providesTags: ['Session'] }),
      deleteSession: build.mutation({ ...callOf(deleteSession), invalidatesTags: ['Session'] }),
      putPassword: build.mutation({ ...callOf(putPassword), invalidatesTags: ['Session'] }),
    }),
  })
