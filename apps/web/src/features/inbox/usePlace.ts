'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { addressOf, type Place, readPlace } from './view.ts'

type Go = (change: Partial<Place>, how?: 'push' | 'replace') => void

/**
 * Where we are in the inbox, read from the address, and the way to go elsewhere in it. The History API is
 * used directly, as Next allows, because opening a conversation needs nothing from the server's router.
 */
export function usePlace(): { place: Place; go: Go } {
  const pathname = usePathname()
  const search = useSearchParams()
  const place = useMemo(() => readPlace(pathname, new URLSearchParams(search)), [pathname, search])
  const go = useCallback<Go>(
    (change, how = 'push') => {
      const address = addressOf({ ...place, ...change })
      if (address === `${window.location.pathname}${window.location.search}`) return
      if (how === 'push') window.history.pushState(null, '', address)
      else window.history.replaceState(null, '', address)
    },
    [place],
  )
  return { place, go }
}
