import { expect, test } from 'vitest'
import { spanOf } from './state-words.ts'

test.each([
  [0, '0 s'],
  [59, '59 s'],
  [90, '2 min'],
  [7_200, '2 h'],
  [86_400 * 6, '6 days'],
])('%i seconds are %s', (seconds, words) => {
  expect(spanOf(seconds)).toBe(words)
})
