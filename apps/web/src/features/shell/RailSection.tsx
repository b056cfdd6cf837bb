'use client'

import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useShell } from './ShellState.tsx'

/** Puts its children into the rail, below the navigation; on a phone, into the drawer. */
export function RailSection({ children }: { children: ReactNode }) {
  const { slot } = useShell()
  return slot === null ? null : createPortal(children, slot)
}
