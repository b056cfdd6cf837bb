'use client'

import { useEffect } from 'react'

/** Lets the browser keep the page that is shown without a network, and install the product. */
export function OfflinePage() {
  useEffect(() => {
    // A browser that keeps nothing, such as in a private window, works as well without.
    navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => {})
  }, [])
  return null
}
