import type { z } from 'zod'
import {
  getPresenceRules,
  listPresence,
  type memberLoad,
  type presenceRules,
  putPresenceRules,
} from '../../../contract/conversations/presence.ts'
import {
  createSkill,
  deleteSkill,
  getMemberRouting,
  getTeamRouting,
  listSkills,
  putMemberRouting,
  putSkill,
  putTeamRouting,
  type routingProfile,
  type skill,
  type teamRules,
} from '../../../contract/routing/routing.ts'
import { createSimulation, type simulation } from '../../../contract/routing/routing-plans.ts'
import { api } from '../../../store/api.ts'
import { callOf, pagesOf } from '../../../store/from-contract.ts'

export type Skill = z.output<typeof skill>
export type TeamRules = z.output<typeof teamRules>
export type RoutingProfile = z.output<typeof routingProfile>
export type MemberLoad = z.output<typeof memberLoad>
export type PresenceRules = z.output<typeof presenceRules>
export type Simulation = z.output<typeof simulation>

export const routingApi = api.injectEndpoints({
  endpoints: (build) => ({
    listSkills: build.infiniteQuery({ ...pagesOf(listSkills), providesTags: ['Skill'] }),
    skillChoices: build.query({ ...callOf(listSkills), providesTags: ['Skill'] }),
    createSkill: build.mutation({ ...callOf(createSkill), invalidatesTags: ['Skill'] }),
    putSkill: build.mutation({ ...callOf(putSkill), invalidatesTags: ['Skill', 'Routing'] }),
    deleteSkill: build.mutation({ ...callOf(deleteSkill), invalidatesTags: ['Skill', 'Routing'] }),
    listPresence: build.infiniteQuery({ ...pagesOf(listPresence), providesTags: ['Presence'] }),
    getPresenceRules: build.query({ ...callOf(getPresenceRules), providesTags: ['Routing'] }),
    putPresenceRules: build.mutation({ ...callOf(putPresenceRules), invalidatesTags: ['Routing'] }),
    getMemberRouting: build.query({ ...callOf(getMemberRouting), providesTags: ['Routing', 'Presence'] }),
    putMemberRouting: build.mutation({
      ...callOf(putMemberRouting),
      invalidatesTags: ['Routing', 'Presence', 'Skill'],
    }),
    getTeamRouting: build.query({ ...callOf(getTeamRouting), providesTags: ['Routing'] }),
    putTeamRouting: build.mutation({ ...callOf(putTeamRouting), invalidatesTags: ['Routing'] }),
    createSimulation: build.mutation(callOf(createSimulation)),
  }),
})

const whole = { query: { limit: 100 } }

/** Every skill by name, for choosing from. */
export function useSkills(): Skill[] {
  const { data } = routingApi.useSkillChoicesQuery(whole)
  return data?.items ?? []
}
