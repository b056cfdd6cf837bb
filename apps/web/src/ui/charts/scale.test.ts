import { expect, test } from 'vitest'
import { dayWords, scaleOf } from './scale.ts'

test('a scale ends at a round number that holds everything', () => {
  expect([0, 1, 3, 9, 37, 61, 100, 1_234].map((most) => scaleOf(most).top)).toEqual([
    2, 2, 4, 10, 40, 80, 100, 1_400,
  ])
  expect(scaleOf(37).lines).toEqual([0, 20, 40])
})

test('a day is named alike wherever the browser is', () => {
  expect(dayWords('2026-11-03')).toBe('3 Nov')
  expect(dayWords(undefined)).toBe('')
})
