import type { z } from 'zod'
import {
  createTeam,
  deleteTeam,
  getDefaultTeam,
  listTeams,
  previewTeamDeletion,
  putDefaultTeam,
  putTeam,
  putTeamMembers,
  type team,
} from '../../../contract/routing/teams.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Team = z.output<typeof team>

const conversations = { type: 'Conversation', id: 'LIST' } as const

export const teamsApi = api.injectEndpoints({
  endpoints: (build) => ({
    listTeams: build.infiniteQuery({ ...pagesOf(listTeams), providesTags: ['Team'] }),
    previewTeamDeletion: build.query({ ...callOf(previewTeamDeletion), keepUnusedDataFor: 0 }),
    createTeam: build.mutation({ ...callOf(createTeam), invalidatesTags: ['Team'] }),
    putTeam: build.mutation({ ...callOf(putTeam), invalidatesTags: ['Team', conversations] }),
    putTeamMembers: build.mutation({ ...callOf(putTeamMembers), invalidatesTags: ['Team', 'Counts'] }),
    deleteTeam: build.mutation({
      ...callOf(deleteTeam),
      invalidatesTags: ['Team', 'Counts', 'Mailbox', conversations],
    }),
    getDefaultTeam: build.query({ ...callOf(getDefaultTeam), providesTags: ['Mailbox', 'Team'] }),
    putDefaultTeam: build.mutation({ ...callOf(putDefaultTeam), invalidatesTags: ['Mailbox'] }),
  }),
})
