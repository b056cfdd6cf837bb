import type { z } from 'zod'
import {
  createMember,
  deleteInvitation,
  type invitation,
  listInvitations,
  listMembers,
  type member,
  putMember,
} from '../../../contract/organization/settings.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Member = z.output<typeof member>
export type Invitation = z.output<typeof invitation>

export const {
  useListMembersInfiniteQuery,
  useListInvitationsInfiniteQuery,
  useCreateMemberMutation,
  usePutMemberMutation,
  useDeleteInvitationMutation,
} = api.injectEndpoints({
  endpoints: (build) => ({
    listMembers: build.infiniteQuery({ ...pagesOf(listMembers), providesTags: ['Member'] }),
    listInvitations: build.infiniteQuery({ ...pagesOf(listInvitations), providesTags: ['Invitation'] }),
    createMember: build.mutation({ ...callOf(createMember), invalidatesTags: ['Invitation'] }),
    putMember: build.mutation({ ...callOf(putMember), invalidatesTags: ['Member', 'Account'] }),
    deleteInvitation: build.mutation({ ...callOf(deleteInvitation), invalidatesTags: ['Invitation'] }),
  }),
})
