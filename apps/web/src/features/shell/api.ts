import { getAccount } from '../../contract/account.ts'
import { api } from '../../store/api.ts'
import { queryOf } from '../../store/from-contract.ts'

export const { useGetAccountQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    getAccount: build.query({ ...queryOf(getAccount), providesTags: ['Account'] }),
  }),
})
