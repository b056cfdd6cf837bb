'use client'
import { useMemo, useRef, useState } from 'react'
import { useGetAccountQuery } from '../../shell/api.ts'
import { inboxApi, pageSize } from '../api.ts'
import { holdArrivals } from '../arrivals.ts'
import { belongs } from '../belongs.ts'
import { type Place, queryOf } from '../view.ts'

/** The rows of a place, with new ones held back while the reader is further down. */
export function useConversationList(place: Place) {
  const { data: account } = useGetAccountQuery()
  const query = queryOf(place)
  const key = JSON.stringify(query)
  const list = inboxApi.useListConversationsInfiniteQuery({ query: { ...query, limit: pageSize } })
  const me = account?.member?.id ?? null
  const pages = list.currentData?.pages
  const latest = useMemo(() => {
    const asked = JSON.parse(key) as typeof query
    const seen = new Set<string>()
    return (pages?.flatMap((page) => page.items) ?? []).filter(
      (one) => !seen.has(one.id) && seen.add(one.id) && belongs(one, asked, me),
    )
  }, [pages, key, me])

  const [atTop, setAtTop] = useState(true)
  const shown = useRef<{ key: string; ids: string[] }>({ key, ids: [] })
  const before = shown.current.key === key ? shown.current.ids : []
  const { rows, held } = useMemo(() => holdArrivals(before, latest, atTop), [before, latest, atTop])
  shown.current = { key, ids: rows.map((row) => row.id) }

  return { key, rows, held, atTop, setAtTop, list }
}
