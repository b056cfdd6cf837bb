'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

type Shell = {
  /** the rail shows icons only */
  collapsed: boolean
  toggleCollapsed: () => void
  /** on a phone the rail is a drawer */
  drawerOpen: boolean
  setDrawerOpen: (open: boolean) => void
  /** where a screen puts its own part of the rail */
  slot: HTMLElement | null
  setRailSlot: (element: HTMLElement | null) => void
  setDrawerSlot: (element: HTMLElement | null) => void
}

const key = 'frontdesk.rail'
const ShellContext = createContext<Shell | null>(null)

export function ShellState({ children }: { children: ReactNode }) {
  const [collapsed, setCollapsed] = useState(false)
  const [drawerOpen, setDrawerOpen] = useState(false)
  const [railSlot, setRailSlot] = useState<HTMLElement | null>(null)
  const [drawerSlot, setDrawerSlot] = useState<HTMLElement | null>(null)

  useEffect(() => setCollapsed(localStorage.getItem(key) === 'collapsed'), [])

  const shell = useMemo<Shell>(
    () => ({
      collapsed,
      toggleCollapsed: () => {
        localStorage.setItem(key, collapsed ? 'open' : 'collapsed')
        setCollapsed(!collapsed)
      },
      drawerOpen,
      setDrawerOpen,
      slot: drawerSlot ?? railSlot,
      setRailSlot,
      setDrawerSlot,
    }),
    [collapsed, drawerOpen, drawerSlot, railSlot],
  )
  return <ShellContext value={shell}>{children}</ShellContext>
}

export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (shell === null) throw new Error('useShell is used outside the dashboard')
  return shell
}
