import { expect, test } from 'vitest'
import type { DraftCategory } from './api.ts'
import { keyFor, move, put } from './edit-list.ts'

const entry = (key: string): DraftCategory => ({ key, name: key, description: '', route: 'informational' })
const keys = (list: DraftCategory[]) => list.map(({ key }) => key)
const list = ['a', 'b', 'c'].map(entry)

test('moves an entry up and down by one place', () => {
  expect(keys(move(list, 1, -1))).toEqual(['b', 'a', 'c'])
  expect(keys(move(list, 1, 1))).toEqual(['a', 'c', 'b'])
})

test('leaves the list alone at its ends', () => {
  expect(move(list, 0, -1)).toBe(list)
  expect(move(list, 2, 1)).toBe(list)
})

test('replaces an entry in place and adds one beyond the end', () => {
  expect(keys(put(list, 1, entry('x')))).toEqual(['a', 'x', 'c'])
  expect(keys(put(list, 3, entry('x')))).toEqual(['a', 'b', 'c', 'x'])
})

test.each([
  ['Späte Lieferung', 'spate_lieferung'],
  ['  Refund / return!  ', 'refund_return'],
  ['退款', 'category'],
])('makes of "%s" the key %s', (name, key) => {
  expect(keyFor(name, [])).toBe(key)
})

test('never hands out a key twice', () => {
  expect(keyFor('Refund', ['refund', 'refund_2'])).toBe('refund_3')
  expect(keyFor('Refund', ['refund'])).toBe('refund_2')
})
