import { getAccount } from '../../contract/organization/account.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const { useGetAccountQuery } = api.injectEndpoints({
  endpoints: (build) => ({
    getAccount: build.query({ ...callOf(getAccount), providesTags: ['Account'] }),
  }),
})
