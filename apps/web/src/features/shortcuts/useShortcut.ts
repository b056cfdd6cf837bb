'use client'
import { useEffect, useRef } from 'react'
import { bind } from './bindings.ts'
import type { ShortcutId } from './registry.ts'

/** Binds a key of the registry while the component is shown and `active`. */
export function useShortcut(id: ShortcutId, run: () => void, active = true): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => (active ? bind(id, () => latest.current()) : undefined), [id, active])
}
