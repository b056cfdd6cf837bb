'use client'
import { useState } from 'react'
import { CommandPalette } from './sheet/CommandPalette.tsx'
import { HelpSheet } from './sheet/HelpSheet.tsx'
import { useShortcut } from './useShortcut.ts'
import { useShortcutListener } from './useShortcutListener.ts'

/** Listens to the keyboard and shows the palette and the help sheet. Mounted once. */
export function ShortcutHost() {
  const [shown, setShown] = useState<'palette' | 'help' | null>(null)
  const close = () => setShown(null)
  useShortcutListener()
  useShortcut('palette', () => setShown(shown === 'palette' ? null : 'palette'))
  useShortcut('help', () => setShown('help'))
  return (
    <>
      <CommandPalette open={shown === 'palette'} onClose={close} />
      <HelpSheet open={shown === 'help'} onClose={close} />
    </>
  )
}
