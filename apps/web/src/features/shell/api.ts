import { getAccount } from '../../contract/organization/account.ts'
import { renewSession } from '../../contract/organization/security.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

export const { useGetAccountQuery, useRenewSessionMutation } = api.injectEndpoints({
  endpoints: (build) => ({
    getAccount: build.query({ ...callOf(getAccount), providesTags: ['Account'] }),
    renewSession: build.mutation(callOf(renewSession)),
  }),
})
