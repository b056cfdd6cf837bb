import { expect, test } from 'vitest'
import type { Week } from './api.ts'
import { driftWords, indexWords, milliseconds, overallWords, percent, weekName, weekWords } from './words.ts'

const accuracy = { share: 0.5, low: 0.237, high: 0.763 }
const steady = { index: 0.04, chance: 0.1, verdict: 'steady' as const }
const changed = { index: 0.4, chance: 0.1, verdict: 'changed' as const }
const drift: Week['drift'] = {
  verdict: 'steady',
  categories: steady,
  confidence: steady,
  reference: 200,
  moved: [{ category: { key: 'refund', name: 'Refund' }, before: 0.08, now: 0.21 }],
}
const week: Week = {
  start: '2026-03-30',
  from: '2026-03-29T22:00:00.000Z',
  to: '2026-04-05T22:00:00.000Z',
  judged: 12,
  reviewed: 10,
  right: 5,
  accuracy,
  routeRight: 8,
  triage: null,
  tasks: [],
  calls: 0,
  failures: 0,
  cost: null,
  drift,
  versions: [],
}

test('nearly all is never all, and nearly nothing never nothing', () => {
  expect([1, 0.999, 0.5, 0.001, 0].map(percent)).toEqual(['100 %', '99 %', '50 %', '1 %', '0 %'])
})

test('what is known is said with its interval, and what is not is said, too', () => {
  const all = { judged: 12, reviewed: 10, right: 5, accuracy, routeRight: 8 }
  expect(overallWords(all)).toBe(
    'The category of 5 of 10 messages stood: 50 %, surely between 24 % and 76 %. 2 more wait for a review.',
  )
  expect(overallWords({ ...all, reviewed: 0, right: 0 })).toMatch(/^12 messages judged, and none/)
  expect(weekWords(week)).toBe(
    'Week of 30 Mar: 50 %, surely between 24 % and 76 %, of 10 reviewed and 12 judged',
  )
  expect(weekWords({ ...week, judged: 0, reviewed: 0 })).toBe('Week of 30 Mar: no messages')
})

test('a verdict says what has moved, by the measure that has moved', () => {
  expect(driftWords(drift)).toBe('Nothing that chance would not explain.')
  expect(driftWords({ ...drift, verdict: 'changed', categories: changed })).toBe('Refund 8 % → 21 %.')
  expect(driftWords({ ...drift, verdict: 'changed', confidence: changed })).toBe(
    'it is differently sure of itself.',
  )
  expect(driftWords({ ...drift, verdict: 'too_few', reference: 12 })).toContain('there were 12 before')
  expect(indexWords(drift)).toBe('categories 0.04 (chance: up to 0.10), confidence 0.04 (chance: up to 0.10)')
})

test('times have the digits that say something', () => {
  expect([0.04, 1.44, 12.4, 999, 1_440, null].map(milliseconds)).toEqual([
    '0 ms',
    '1.4 ms',
    '12 ms',
    '999 ms',
    '1.4 s',
    '–',
  ])
  expect(weekName('2026-11-16')).toBe('16 Nov')
})
