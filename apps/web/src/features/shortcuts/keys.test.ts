import { expect, test } from 'vitest'
import { describeKeys, findShortcuts, nameStroke, type Stroke } from './keys.ts'
import { shortcutIds, shortcutOf } from './registry.ts'

const stroke = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('names ⌘ and Ctrl alike, and Shift only where the character does not show it', () => {
  expect(nameStroke(stroke('Enter', { metaKey: true, shiftKey: true }))).toBe('mod+Shift+Enter')
  expect(nameStroke(stroke('k', { ctrlKey: true }))).toBe('mod+k')
  expect(nameStroke(stroke('?', { shiftKey: true }))).toBe('?')
  expect(nameStroke(stroke('E', { shiftKey: true }))).toBe('Shift+e')
  expect(nameStroke(stroke('Shift', { shiftKey: true }))).toBeNull()
})

test('waits for the second key of a sequence and forgets a first key that leads nowhere', () => {
  expect(findShortcuts('', 'g', false)).toEqual({ ids: [], pending: 'g' })
  expect(findShortcuts('g', 'i', false)).toEqual({ ids: ['go-inbox'], pending: '' })
  expect(findShortcuts('g', 'j', false)).toEqual({ ids: ['next'], pending: '' })
})

test('keeps letters for the text while somebody types, and leaves sending on', () => {
  expect(findShortcuts('', 'e', true).ids).toEqual([])
  expect(findShortcuts('', 'mod+Enter', true).ids).toEqual(['send'])
})

test('gives no key to two shortcuts that can be meant at the same time', () => {
  const seen = new Map<string, string>()
  for (const id of shortcutIds) {
    for (const keys of shortcutOf(id).keys) {
      expect(seen.get(keys), `${keys} of ${id}`).toBeUndefined()
      seen.set(keys, id)
    }
  }
})

test('describes keys for both kinds of keyboard', () => {
  expect(describeKeys('mod+Shift+Enter', true)).toBe('⌘⇧↵')
  expect(describeKeys('mod+Shift+Enter', false)).toBe('Ctrl Shift ↵')
  expect(describeKeys('g i', true)).toBe('G then I')
})
