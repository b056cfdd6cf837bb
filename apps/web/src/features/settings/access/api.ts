import type { z } from 'zod'
import {
  createRole,
  deleteMemberSession,
  deleteMemberSessions,
  deleteRole,
  getSignInRules,
  listMemberSessions,
  listRoles,
  putRole,
  putSignInRules,
  type roles,
} from '../../../contract/organization/security.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Roles = z.output<typeof roles>
export type CustomRole = Roles['custom'][number]

export const {
  useListRolesQuery,
  useCreateRoleMutation,
  usePutRoleMutation,
  useDeleteRoleMutation,
  useGetSignInRulesQuery,
  usePutSignInRulesMutation,
  useListMemberSessionsInfiniteQuery,
  useDeleteMemberSessionMutation,
  useDeleteMemberSessionsMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listRoles: build.query({ ...callOf(listRoles), providesTags: ['Member'] }),
    createRole: build.mutation({ ...callOf(createRole), invalidatesTags: ['Member'] }),
    putRole: build.mutation({ ...callOf(putRole), invalidatesTags: ['Member', 'Account'] }),
    deleteRole: build.mutation({ ...callOf(deleteRole), invalidatesTags: ['Member'] }),
    getSignInRules: build.query({ ...callOf(getSignInRules), providesTags: ['Member'] }),
    putSignInRules: build.mutation({ ...callOf(putSignInRules), invalidatesTags: ['Member', 'Session'] }),
    listMemberSessions: build.infiniteQuery({ ...pagesOf(listMemberSessions), providesTags: ['Session'] }),
    deleteMemberSession: build.mutation({ ...callOf(deleteMemberSession), invalidatesTags: ['Session'] }),
    deleteMemberSessions: build.mutation({ ...callOf(deleteMemberSessions), invalidatesTags: ['Session'] }),
  }),
})
