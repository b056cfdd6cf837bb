import { listMailboxes } from '../../contract/mailboxes/mailboxes.ts'
import { listCategories, listMembers } from '../../contract/organization/settings.ts'
import { listTeams } from '../../contract/routing/teams.ts'
import { api } from '../../store/api.ts'
import { callOf } from '../../store/from-contract.ts'

/** Who and what the inbox names: rarely changes, so it is kept for the whole session. */
const directoryApi = api.injectEndpoints({
  endpoints: (build) => ({
    inboxMembers: build.query({
      ...callOf(listMembers),
      providesTags: ['Member'],
      keepUnusedDataFor: 3_600,
    }),
    inboxMailboxes: build.query({
      ...callOf(listMailboxes),
      providesTags: ['Mailbox'],
      keepUnusedDataFor: 3_600,
    }),
    inboxTeams: build.query({
      ...callOf(listTeams),
      providesTags: ['Team'],
      keepUnusedDataFor: 3_600,
    }),
    inboxCategories: build.query({
      ...callOf(listCategories),
      providesTags: ['Category'],
      keepUnusedDataFor: 3_600,
    }),
  }),
})

const whole = { query: { limit: 100 } }

/** Members who can be given work. */
export function useMembers() {
  const { data } = directoryApi.useInboxMembersQuery(whole)
  return data?.items.filter((member) => member.disabledAt === null) ?? []
}

export function useMailboxes() {
  const { data } = directoryApi.useInboxMailboxesQuery(whole)
  return data?.items ?? []
}

/** Teams by name; `mine` tells those one is in. */
export function useTeams() {
  const { data } = directoryApi.useInboxTeamsQuery(whole)
  return data?.items ?? []
}

export function useCategories() {
  const { data } = directoryApi.useInboxCategoriesQuery()
  return data?.items ?? []
}
