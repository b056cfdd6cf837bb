import fc from 'fast-check'
import { expect, test } from 'vitest'
import { urgencyOf } from './urgency.ts'

const now = new Date('2026-03-02T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const severities = ['low', 'normal', 'high', 'urgent'] as const

test('it grows with the wait and never shrinks', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...severities),
      fc.double({ min: 0, max: 2_000, noNaN: true }),
      fc.double({ min: 0, max: 2_000, noNaN: true }),
      (severity, one, more) => {
        const before = urgencyOf(severity, hoursAgo(one), now).level
        const after = urgencyOf(severity, hoursAgo(one + more), now).level
        expect(after).toBeGreaterThanOrEqual(before)
        expect(after).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('of two that wait equally long the graver is more urgent', () => {
  for (const hours of [0, 1, 10]) {
    const levels = severities.map((severity) => urgencyOf(severity, hoursAgo(hours), now).level)
    expect(levels).toEqual(levels.toSorted((a, b) => a - b))
  }
})

test('who waits two days for something normal waits too long, who waits for nothing does not', () => {
  expect(urgencyOf('normal', hoursAgo(0), now).word).toBe('soon')
  expect(urgencyOf('normal', hoursAgo(48), now).word).toBe('now')
  expect(urgencyOf('urgent', hoursAgo(0), now).word).toBe('now')
  expect(urgencyOf('urgent', null, now)).toEqual({ level: 0, word: 'answered' })
})

test('a clock that runs ahead makes nothing less urgent than it was', () => {
  expect(urgencyOf('high', hoursAgo(-1), now)).toEqual(urgencyOf('high', now, now))
})
