import { deleteSession, listSessions, putPassword } from '../../../contract/account.ts'
import { api } from '../../../store/api.ts'
import { mutationOf, pagesOf } from '../../../store/from-contract.ts'

export const { useListSessionsInfiniteQuery, useDeleteSessionMutation, usePutPasswordMutation } =
  api.injectEndpoints({
    endpoints: (build) => ({
      listSessions: build.infiniteQuery({ ...pagesOf(listSessions), providesTags: ['Session'] }),
      deleteSession: build.mutation({ ...mutationOf(deleteSession), invalidatesTags: ['Session'] }),
      putPassword: build.mutation({ ...mutationOf(putPassword), invalidatesTags: ['Session'] }),
    }),
  })
