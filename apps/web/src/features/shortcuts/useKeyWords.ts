'use client'
import { describeKeys } from './keys.ts'
import { type ShortcutId, shortcutOf } from './registry.ts'
import { useApple } from './useApple.ts'

/** The first key of a shortcut in words, for tooltips that are not ours to build. */
export function useKeyWords(id: ShortcutId): string {
  return describeKeys(shortcutOf(id).keys[0] ?? '', useApple())
}
