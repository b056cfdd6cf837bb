'use client'
import { useCallback, useEffect, useState } from 'react'

export type PaneSizes = { list: number; context: number; contextOpen: boolean }

export const paneLimits = {
  list: { least: 280, most: 560, usual: 356 },
  context: { least: 240, most: 440, usual: 288 },
} as const

const storageKey = 'frontdesk.panes'
const usual: PaneSizes = {
  list: paneLimits.list.usual,
  context: paneLimits.context.usual,
  contextOpen: true,
}

/** How wide the panes are, remembered on this machine. */
export function usePaneSizes() {
  const [sizes, setSizes] = useState(usual)
  useEffect(() => setSizes(readSizes(localStorage.getItem(storageKey))), [])
  const change = useCallback((changed: Partial<PaneSizes>) => {
    setSizes((before) => {
      const after = { ...before, ...changed }
      localStorage.setItem(storageKey, JSON.stringify(after))
      return after
    })
  }, [])
  return { sizes, change }
}

/** Reads what was remembered; anything odd in it falls back to the usual size. */
export function readSizes(stored: string | null): PaneSizes {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    const held = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
    return {
      list: within('list', held.list),
      context: within('context', held.context),
      contextOpen: held.contextOpen !== false,
    }
  } catch {
    return usual
  }
}

export function within(pane: keyof typeof paneLimits, width: unknown): number {
  const { least, most, usual: fallback } = paneLimits[pane]
  if (typeof width !== 'number' || !Number.isFinite(width)) return fallback
  return Math.round(Math.max(least, Math.min(most, width)))
}
