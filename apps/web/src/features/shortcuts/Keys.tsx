'use client'
import { Kbd } from '../../ui/Kbd.tsx'
import { describeKeys } from './keys.ts'
import { type ShortcutId, shortcutOf } from './registry.ts'
import { useApple } from './useApple.ts'

/** The first key of a shortcut, drawn as a key, for buttons, menus and tooltips. */
export function Keys({ id }: { id: ShortcutId }) {
  const apple = useApple()
  return (
    <Kbd aria-hidden sx={withoutKeyboard}>
      {describeKeys(shortcutOf(id).keys[0] ?? '', apple)}
    </Kbd>
  )
}

/** On a phone or a tablet a key is of no use. */
const withoutKeyboard = { '@media (hover: none), (max-width: 899.95px)': { display: 'none' } }
