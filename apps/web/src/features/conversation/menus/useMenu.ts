'use client'
import { useRef, useState } from 'react'
import type { ShortcutId } from '../../shortcuts/registry.ts'
import { useShortcut } from '../../shortcuts/useShortcut.ts'

/** A menu that hangs on a button and also opens by a key. */
export function useMenu(id: ShortcutId, active: boolean) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  useShortcut(id, () => setOpen(true), active)
  return { button, open, show: () => setOpen(true), close: () => setOpen(false) }
}
