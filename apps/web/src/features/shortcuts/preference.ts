'use client'
import { useSyncExternalStore } from 'react'

const storageKey = 'frontdesk.shortcuts'
const watchers = new Set<() => void>()

/** Single keys can be turned off, for people whose assistive technology needs them (WCAG 2.1.4). */
export function shortcutsEnabled(): boolean {
  return typeof localStorage === 'undefined' || localStorage.getItem(storageKey) !== 'off'
}

export function setShortcutsEnabled(enabled: boolean): void {
  localStorage.setItem(storageKey, enabled ? 'on' : 'off')
  for (const watch of watchers) watch()
}

export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    shortcutsEnabled,
    () => true,
  )
}
