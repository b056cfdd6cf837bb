import { expect, test } from 'vitest'
import { typedValue, valueWords } from './value-words.ts'

test.each([
  ['text', 'A-1', 'A-1'],
  ['select', 'Gold', 'Gold'],
  ['checkbox', true, 'Yes'],
  ['checkbox', false, 'No'],
  ['date', '2026-02-28', '28 Feb 2026'],
  ['text', null, ''],
] as const)('a %s of %j reads %j', (type, value, words) => {
  expect(valueWords({ type, value })).toBe(words)
})

test('what was typed becomes a number only where the field is one', () => {
  expect(typedValue('number', ' 12.5 ')).toBe(12.5)
  expect(typedValue('text', ' 12.5 ')).toBe('12.5')
  expect(typedValue('number', ' ')).toBeNull()
})
