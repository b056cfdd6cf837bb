import type { z } from 'zod'
import {
  createPolicy,
  deletePolicy,
  listPolicies,
  type policy,
  putPolicy,
} from '../../../contract/knowledge/policies.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Policy = z.output<typeof policy>

export const {
  useListPoliciesInfiniteQuery,
  useCreatePolicyMutation,
  usePutPolicyMutation,
  useDeletePolicyMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listPolicies: build.infiniteQuery({ ...pagesOf(listPolicies), providesTags: ['Policy'] }),
    createPolicy: build.mutation({ ...callOf(createPolicy), invalidatesTags: ['Policy'] }),
    putPolicy: build.mutation({ ...callOf(putPolicy), invalidatesTags: ['Policy'] }),
    deletePolicy: build.mutation({ ...callOf(deletePolicy), invalidatesTags: ['Policy'] }),
  }),
})
