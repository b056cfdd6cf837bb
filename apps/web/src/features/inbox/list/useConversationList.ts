'use client'
import { useMemo, useRef, useState } from 'react'
import { useGetAccountQuery } from '../../shell/api.ts'
import { type Conversation, inboxApi, pageSize } from '../api.ts'
import { holdArrivals } from '../arrivals.ts'
import { belongs } from '../belongs.ts'
import { callOf, type ListQuery, type Place } from '../view.ts'

/** The rows of a place, with new ones held back while the reader is further down. */
export function useConversationList(place: Place) {
  const { data: account } = useGetAccountQuery()
  const key = JSON.stringify(callOf(place))
  const args = useMemo(() => ({ query: { ...(JSON.parse(key) as ListQuery), limit: pageSize } }), [key])
  const list = inboxApi.useListConversationsInfiniteQuery(args)
  const me = account?.member?.id ?? null
  const pages = list.currentData?.pages
  const latest = useMemo(() => rowsOf(pages ?? [], args.query, me), [pages, args, me])

  const [atTop, setAtTop] = useState(true)
  const shown = useRef<{ key: string; ids: string[] }>({ key, ids: [] })
  const { rows, held } = useMemo(() => {
    const before = shown.current.key === key ? shown.current.ids : []
    const arranged = holdArrivals(before, latest, atTop)
    shown.current = { key, ids: arranged.rows.map((row) => row.id) }
    return arranged
  }, [key, latest, atTop])

  return { key, rows, held, setAtTop, list }
}

function rowsOf(pages: { items: Conversation[] }[], query: ListQuery, me: string | null): Conversation[] {
  const seen = new Set<string>()
  return pages
    .flatMap((page) => page.items)
    .filter((one) => {
      if (seen.has(one.id)) return false
      seen.add(one.id)
      return belongs(one, query, me)
    })
}
