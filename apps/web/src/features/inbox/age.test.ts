import { expect, test } from 'vitest'
import { letterTime, spanOf } from './age.ts'

const now = Date.parse('2026-03-20T12:00:00')
const before = (milliseconds: number) => new Date(now - milliseconds).toISOString()

test('names the hour of a letter from today and the day of an older one', () => {
  expect(letterTime(before(3_600_000), now)).toBe('11:00')
  expect(letterTime(before(86_400_000), now)).toBe('Thu 12:00')
  expect(letterTime(before(20 * 86_400_000), now)).toBe('28 Feb, 12:00')
})

test('puts a span of time into words', () => {
  expect(spanOf(12 * 60_000)).toBe('12 min')
  expect(spanOf(200 * 60_000)).toBe('3 h 20 min')
  expect(spanOf(50 * 3_600_000)).toBe('2 days')
})
