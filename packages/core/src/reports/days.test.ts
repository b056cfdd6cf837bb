import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, spanOf } from './days.ts'
import { addTime, noTimes, percentileError, percentileOf } from './times.ts'

const hours = (day: string, timeZone: string) => {
  const { from, to } = spanOf(day, timeZone)
  return (to.getTime() - from.getTime()) / 3_600_000
}

test('a day on which the clocks are changed has 23 or 25 hours, also where that happens at midnight', () => {
  expect(hours('2026-03-29', 'Europe/Berlin')).toBe(23)
  expect(hours('2026-10-25', 'Europe/Berlin')).toBe(25)
  expect(hours('2026-10-26', 'Europe/Berlin')).toBe(24)
  expect(hours('2026-04-24', 'Africa/Cairo')).toBe(23)
  expect(hours('2026-03-08', 'America/Havana')).toBe(23)
  expect(hours('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5)
  expect(spanOf('2026-04-24', 'Africa/Cairo').from.toISOString()).toBe('2026-04-23T22:00:00.000Z')
})

const zones = ['UTC', 'Europe/Berlin', 'America/Havana', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Apia']

test('every instant lies within the day it belongs to, and days follow one another without a gap', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (at, zone) => {
        const day = dayOf(at, zone)
        const { from, to } = spanOf(day, zone)
        expect(from <= at && at < to).toBe(true)
        expect(spanOf(addDays(day, 1), zone).from).toEqual(to)
        expect(dayOf(from, zone)).toBe(day)
      },
    ),
    { numRuns: 400 },
  )
})

test('days are counted over the ends of months and years', () => {
  expect(daysBetween('2027-12-30', '2028-01-02')).toEqual([
    '2027-12-30',
    '2027-12-31',
    '2028-01-01',
    '2028-01-02',
  ])
  expect(daysBetween('2028-01-02', '2028-01-01')).toEqual([])
})

test('a percentile is as exact as it says, whatever was measured', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 60, max: 5_000_000 }), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(0.5, 0.9),
      (lengths, share) => {
        const times = noTimes()
        for (const length of lengths) addTime(times, length)
        const exact = lengths.toSorted((a, b) => a - b)[Math.ceil(share * lengths.length) - 1] ?? 0
        const read = percentileOf(times, share) ?? 0
        expect(Math.abs(read / exact - 1)).toBeLessThanOrEqual(percentileError + 0.001)
      },
    ),
  )
  expect(percentileOf(noTimes(), 0.5)).toBeNull()
})
