import { expect, test } from 'vitest'
import { formatExact, formatRelative } from './format-relative.ts'

const now = new Date('2026-05-20T12:00:00Z')

test.each([
  ['2026-05-20T11:59:30Z', 'now'],
  ['2026-05-20T11:56:00Z', '4 min'],
  ['2026-05-20T11:00:20Z', '1 h'],
  ['2026-05-19T12:01:00Z', '1 d'],
  ['2026-05-17T12:00:00Z', '3 d'],
  ['2026-05-20T12:12:00Z', 'in 12 min'],
  ['2026-05-21T13:00:00Z', 'in 1 d'],
])('%s reads as "%s" at noon of 20 May', (time, words) => {
  expect(formatRelative(time, now)).toBe(words)
})

test('shows the date without its year within the same year', () => {
  const words = formatRelative('2026-02-03T12:00:00Z', now)
  expect(words).toMatch(/3/)
  expect(words).not.toMatch(/2026/)
})

test('shows the year once it is another one', () => {
  expect(formatRelative('2024-02-03T12:00:00Z', now)).toMatch(/2024/)
})

test('shows nothing for a time that is none', () => {
  expect(formatRelative('soon', now)).toBe('')
  expect(formatExact('soon')).toBe('')
})
