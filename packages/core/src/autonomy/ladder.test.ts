import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demotedMode, hasEarned, type Measured, modes, offeredMode, precisionOf, usualBar } from './ladder.ts'

const measured = fc
  .integer({ min: 1, max: 5_000 })
  .chain((reviewed) =>
    fc.record({ reviewed: fc.constant(reviewed), good: fc.integer({ min: 0, max: reviewed }) }),
  )

test('the interval is Wilson’s', () => {
  const { precision, low, high } = precisionOf({ reviewed: 10, good: 8 })
  expect(precision).toBe(0.8)
  expect(low).toBeCloseTo(0.4902, 4)
  expect(high).toBeCloseTo(0.9433, 4)
  expect(precisionOf({ reviewed: 0, good: 0 })).toEqual({ precision: null, low: 0, high: 1 })
})

test('the interval holds the share, stays within bounds and narrows with more reviews', () => {
  fc.assert(
    fc.property(measured, (of) => {
      const { precision, low, high } = precisionOf(of)
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect(low - 1e-9).toBeLessThanOrEqual(precision ?? 0)
      expect(high + 1e-9).toBeGreaterThanOrEqual(precision ?? 0)
      const twice = precisionOf({ reviewed: of.reviewed * 2, good: of.good * 2 })
      expect(twice.high - twice.low).toBeLessThan(high - low)
    }),
  )
})

test('a few good drafts earn nothing, many do', () => {
  expect(hasEarned({ reviewed: 20, good: 20 }, usualBar)).toBe(false)
  expect(hasEarned({ reviewed: 60, good: 60 }, usualBar)).toBe(false)
  expect(hasEarned({ reviewed: 80, good: 80 }, usualBar)).toBe(true)
  expect(hasEarned({ reviewed: 400, good: 376 }, usualBar)).toBe(false)
  expect(hasEarned({ reviewed: 40, good: 40 }, { ...usualBar, bar: 0.8 })).toBe(false)
})

test('what is offered is one rung up, and only what was earned', () => {
  const proved: Measured = { reviewed: 100, good: 100 }
  expect(modes.map((mode) => offeredMode(mode, proved, usualBar))).toEqual([
    null,
    'suggest',
    'send_with_undo',
    'auto',
    null,
  ])
  for (const mode of modes) expect(offeredMode(mode, { reviewed: 49, good: 49 }, usualBar)).toBeNull()
})

test('early failures take a rung away, a rare one among many does not', () => {
  expect(demotedMode('auto', { reviewed: 1, good: 0 }, usualBar)).toBe('send_with_undo')
  expect(demotedMode('send_with_undo', { reviewed: 3, good: 1 }, usualBar)).toBe('suggest')
  expect(demotedMode('auto', { reviewed: 30, good: 29 }, usualBar)).toBeNull()
  expect(demotedMode('auto', { reviewed: 0, good: 0 }, usualBar)).toBeNull()
  expect(demotedMode('suggest', { reviewed: 30, good: 0 }, usualBar)).toBeNull()
})

test('what has been earned is not taken away by the same figures', () => {
  fc.assert(
    fc.property(measured, (of) => {
      if (hasEarned(of, usualBar)) expect(demotedMode('auto', of, usualBar)).toBeNull()
    }),
  )
})
