import { useEffect } from 'react'
import { useListMembersInfiniteQuery } from '../members/api.ts'
import type { Team } from './api.ts'

type Person = Team['members'][number]

/** Everybody who can be in a team, fetched page after page, and those who are in it all the same. */
export function useEveryMember(inTeam: readonly Person[]): Person[] {
  const { data, hasNextPage, isFetching, fetchNextPage } = useListMembersInfiniteQuery({
    query: { limit: 100 },
  })
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const active = (data?.pages ?? [])
    .flatMap((page) => page.items)
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name }) => ({ id, name, disabled: false }))
  const known = new Set(active.map(({ id }) => id))
  return [...active, ...inTeam.filter(({ id }) => !known.has(id))]
}
