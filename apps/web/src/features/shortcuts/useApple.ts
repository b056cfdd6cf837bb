'use client'
import { useSyncExternalStore } from 'react'
import { isApple } from './keys.ts'

const never = () => () => {}

/** Whether ⌘ is the key to name; the server assumes it is not. */
export function useApple(): boolean {
  return useSyncExternalStore(
    never,
    () => isApple(navigator.platform),
    () => false,
  )
}
