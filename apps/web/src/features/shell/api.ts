import { deleteSession, getAccount } from '../../contract/account.ts'
import { api } from '../../store/api.ts'
import { mutationOf, queryOf } from '../../store/from-contract.ts'

export const { useGetAccountQuery, useEndSessionMutation } = api.injectEndpoints({
  endpoints: (build) => ({
    getAccount: build.query({ ...queryOf(getAccount), providesTags: ['Account'] }),
    endSession: build.mutation({ ...mutationOf(deleteSession), invalidatesTags: ['Session'] }),
  }),
})
