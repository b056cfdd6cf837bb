import { expect, test } from 'vitest'
import { bind, bindingOf } from '../bindings.ts'
import { shortcutIds } from '../registry.ts'
import { availableCommands, groupShortcuts } from './commands.ts'

test('lists every shortcut in the help sheet exactly once', () => {
  const listed = groupShortcuts().flatMap((group) => group.ids)
  expect([...listed].sort()).toEqual([...shortcutIds].sort())
})

test('offers in the palette what is bound now, and no longer once it is released', () => {
  const release = bind('resolve', () => {})
  expect(availableCommands()).toEqual([{ section: 'Conversation', ids: ['resolve'] }])
  release()
  expect(availableCommands()).toEqual([])
})

test('runs the binding of the screen on top and falls back when it is gone', () => {
  const ran: string[] = []
  const releaseBelow = bind('back', () => ran.push('below'))
  const releaseAbove = bind('back', () => ran.push('above'))
  bindingOf('back')?.()
  releaseAbove()
  bindingOf('back')?.()
  releaseBelow()
  expect(ran).toEqual(['above', 'below'])
})
