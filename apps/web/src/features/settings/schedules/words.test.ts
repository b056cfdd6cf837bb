import { expect, test } from 'vitest'
import { everyWords, isLate, outcomeWords, paceWords } from './words.ts'

const schedule = {
  name: 'tidy up',
  everySeconds: 60,
  nextAt: '2026-06-01T12:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  outcome: null,
  amount: null,
  durationMs: null,
  runs: 0,
  failures: 0,
  failedAt: null,
}

test('says an interval as people do', () => {
  expect([3, 60, 300, 3_600, 21_600].map(everyWords)).toEqual([
    'every 3 s',
    'every minute',
    'every 5 min',
    'every hour',
    'every 6 h',
  ])
})

test('says how the last turn went', () => {
  expect(outcomeWords(schedule)).toBe('has not run yet')
  expect(outcomeWords({ ...schedule, outcome: 'done', durationMs: 12, amount: 3 })).toBe(
    'done in 12 ms, 3 found',
  )
  expect(outcomeWords({ ...schedule, outcome: 'failed', durationMs: 2_500 })).toBe('failed in 2.5 s')
})

test('a turn counts as late when a whole interval has passed, and half a minute at least', () => {
  const due = Date.parse(schedule.nextAt)
  expect(isLate(schedule, due + 59_000)).toBe(false)
  expect(isLate(schedule, due + 61_000)).toBe(true)
  expect(isLate({ ...schedule, everySeconds: 3 }, due + 20_000)).toBe(false)
})

test('says how fast a queue goes', () => {
  expect([0, 3, 120, 6_000].map(paceWords)).toEqual([
    'nothing done in the last 5 minutes',
    'less than one a minute',
    '24 a minute',
    '1,200 a minute',
  ])
})
