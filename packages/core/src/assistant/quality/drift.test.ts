import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostMoved, shiftBetween } from './drift.ts'

const counts = (...numbers: number[]) => new Map(numbers.map((count, index) => [String(index), count]))

test('the index is the one the textbook computes', () => {
  const { index } = shiftBetween(counts(5_000, 3_000, 2_000), counts(4_000, 3_000, 3_000))
  const byHand = -0.1 * Math.log(0.4 / 0.5) + 0 + 0.1 * Math.log(0.3 / 0.2)
  expect(index).toBeCloseTo(byHand, 3)
})

test.each([
  ['the same mix', counts(500, 300, 200), counts(50, 30, 20), 'steady'],
  ['another order of the same size', counts(5_000, 3_000, 2_000), counts(4_000, 3_000, 3_500), 'shifting'],
  ['a mix turned round', counts(500, 300, 200), counts(20, 30, 50), 'changed'],
  ['something nobody had seen', counts(500, 500), counts(40, 40, 20), 'changed'],
  ['hardly anything', counts(500, 500), counts(20, 9), 'too_few'],
  ['nothing before', counts(30, 29), counts(500, 500), 'too_few'],
] as const)('%s is told as it is', (_name, before, now, verdict) => {
  expect(shiftBetween(before, now).verdict).toBe(verdict)
})

test('small samples of one and the same mix are called steady, whatever the steps alone say', () => {
  let seed = 11
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const sample = (size: number) => {
    const drawn = Array.from({ length: 15 }, () => 0)
    for (let index = 0; index < size; index += 1) {
      const place = Math.min(14, Math.floor(random() ** 2 * 15))
      drawn[place] = (drawn[place] ?? 0) + 1
    }
    return counts(...drawn)
  }
  const runs = Array.from({ length: 400 }, () => shiftBetween(sample(160), sample(40)))
  const wrong = runs.filter(({ verdict }) => verdict !== 'steady').length / runs.length
  const byTheStepsAlone = runs.filter(({ index }) => (index ?? 0) >= 0.25).length / runs.length
  expect(wrong).toBeLessThan(0.03)
  expect(byTheStepsAlone).toBeGreaterThan(0.3)
})

test('the index is never negative, and nothing but equal mixes have none', () => {
  const mix = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(mix, mix, (before, now) => {
      const { index } = shiftBetween(counts(...before), counts(...now))
      expect(index ?? 0).toBeGreaterThanOrEqual(-1e-12)
    }),
    { numRuns: 50 },
  )
})

test('what has moved furthest is named first, whichever way', () => {
  expect(mostMoved(counts(50, 30, 20), counts(10, 30, 60), 2)).toEqual([
    { key: '0', before: 0.5, now: 0.1 },
    { key: '2', before: 0.2, now: 0.6 },
  ])
})
