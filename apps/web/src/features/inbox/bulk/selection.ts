'use client'
import { useSyncExternalStore } from 'react'

/** As many as may be acted on at once. */
export const mostChosen = 100

const nobody: ReadonlySet<string> = new Set()
let chosen: ReadonlySet<string> = nobody
const watchers = new Set<() => void>()

/** Conversations that were chosen in the list, by their ids. */
export function useSelection(): ReadonlySet<string> {
  return useSyncExternalStore(
    (watch) => {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    () => chosen,
    () => nobody,
  )
}

/** Chooses one or leaves it out; false where too many are chosen already. */
export function toggleChosen(id: string): boolean {
  if (!chosen.has(id) && chosen.size >= mostChosen) return false
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  set(next)
  return true
}

export function clearSelection(): void {
  if (chosen.size > 0) set(nobody)
}

function set(next: ReadonlySet<string>): void {
  chosen = next
  for (const watch of watchers) watch()
}
