import { expect, test } from 'vitest'
import {
  budgetTone,
  budgetWords,
  minuteWords,
  rateWords,
  shareWords,
  timeWords,
  uptimeWords,
} from './words.ts'

const budget = {
  objective: 99.9,
  windowDays: 30,
  allowedMinutes: 43.2,
  downMinutes: 0,
  usedShare: 0,
  burnRate: 0,
  met: true,
}

test('a minute that was down is never rounded away', () => {
  expect([null, 1, 43_199 / 43_200, 0.5].map(uptimeWords)).toEqual(['–', '100 %', '99.997 %', '50 %'])
})

test('says how the error budget stands', () => {
  expect(budgetWords(budget)).toBe('Nothing of 43 min in 30 days is used.')
  expect(budgetWords({ ...budget, downMinutes: 3, usedShare: 0.07 })).toBe(
    '40 min of 43 min in 30 days are left.',
  )
  const missed = { ...budget, downMinutes: 120, usedShare: 2.8, met: false }
  expect(budgetWords(missed)).toBe('Missed: 1 h 17 min more than 30 days allow.')
  expect([budget, { ...budget, burnRate: 4 }, missed].map(budgetTone)).toEqual(['calm', 'warn', 'late'])
})

test('says times, shares and rates as people do', () => {
  expect([0, 0.5, 12, 60, 125].map(minuteWords)).toEqual(['0 min', '30 s', '12 min', '1 h', '2 h 5 min'])
  expect([null, 35, 1_400].map(timeWords)).toEqual(['–', '35 ms', '1.4 s'])
  expect([null, 0, 0.0004, 0.123].map(shareWords)).toEqual(['–', '0 %', '0.04 %', '12.3 %'])
  expect([0, 0.02, 4.25].map(rateWords)).toEqual(['0', '1.2 a minute', '4.3 a second'])
})
