'use client'
import { useRouter } from 'next/navigation'
import type { ShortcutId } from './registry.ts'
import { useShortcut } from './useShortcut.ts'

const places = [
  ['go-inbox', '/inbox'],
  ['go-mine', '/inbox?view=mine'],
  ['go-teams', '/inbox?team=mine'],
  ['go-following', '/inbox?view=following'],
  ['go-unassigned', '/inbox?view=unassigned'],
  ['go-open', '/inbox'],
  ['go-angry', '/inbox?view=angry'],
  ['go-contacts', '/contacts'],
  ['go-knowledge', '/knowledge'],
  ['go-settings', '/settings'],
] as const satisfies [ShortcutId, string][]

/** The keys that lead to another screen. */
export function GoShortcuts() {
  return places.map(([id, address]) => <Go key={id} id={id} address={address} />)
}

function Go({ id, address }: { id: ShortcutId; address: string }) {
  const router = useRouter()
  useShortcut(id, () => router.push(address))
  return null
}
