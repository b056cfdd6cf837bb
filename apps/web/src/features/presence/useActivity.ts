'use client'

import { useEffect } from 'react'
import { usePermission } from '../shell/usePermission.ts'
import { watchActivity } from './activity.ts'
import { presenceApi } from './api.ts'

/** Lets the server know that somebody is at the screen: a tab nobody touches makes them away. */
export function useActivity(): void {
  const answers = usePermission('conversations:update')
  const [put] = presenceApi.usePutActivityMutation()
  useEffect(() => {
    if (!answers) return
    return watchActivity({
      target: window,
      // What is not told now is told with the next touch.
      tell: () => void put(),
      now: () => performance.now(),
      attended: document.visibilityState === 'visible',
    })
  }, [answers, put])
}
