'use client'
import { Kbd } from '../../ui/Kbd.tsx'
import { describeKeys } from './keys.ts'
import { type ShortcutId, shortcutOf } from './registry.ts'
import { useApple } from './useApple.ts'

/** The first key of a shortcut, drawn as a key, for buttons, menus and tooltips. */
export function Keys({ id }: { id: ShortcutId }) {
  const apple = useApple()
  return (
    <Kbd aria-hidden className="keys">
      {describeKeys(shortcutOf(id).keys[0] ?? '', apple)}
    </Kbd>
  )
}
