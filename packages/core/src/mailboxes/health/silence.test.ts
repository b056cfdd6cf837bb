import { describe, expect, test } from 'vitest'
import { type Arrivals, measureSilence } from './silence.ts'

const hour = 3_600_000
const monday = Date.parse('2026-03-02T00:00:00Z')

/** Four weeks in which mail comes on weekdays from eight to six, ten an hour. */
function officeHours(): Arrivals[] {
  const arrivals: Arrivals[] = []
  for (let at = monday - 28 * 24 * hour; at < monday; at += hour) {
    const time = new Date(at)
    const workday = time.getUTCDay() >= 1 && time.getUTCDay() <= 5
    if (workday && time.getUTCHours() >= 8 && time.getUTCHours() < 18)
      arrivals.push({ hour: time, count: 10 })
  }
  return arrivals
}

const lastFriday = new Date(monday - 2 * 24 * hour - 6 * hour - 60_000)
const silentAt = (now: number, lastMailAt = lastFriday) =>
  measureSilence({ arrivals: officeHours(), lastMailAt, now: new Date(now) }).silentSeconds

describe('of a mailbox with office hours', () => {
  test('nights and weekends are no silence', () => {
    expect(silentAt(monday - 24 * hour)).toBeLessThan(120)
    expect(silentAt(monday + 7 * hour)).toBeLessThan(120)
  })

  test('a morning without mail is', () => {
    expect(silentAt(monday + 12 * hour)).toBeGreaterThanOrEqual(4 * 3_600)
  })

  test('the usual gap is that of the busy hours', () => {
    const { gapSeconds } = measureSilence({
      arrivals: officeHours(),
      lastMailAt: lastFriday,
      now: new Date(monday),
    })
    expect(gapSeconds).toBeGreaterThan(300)
    expect(gapSeconds).toBeLessThan(450)
  })
})

test('of a mailbox little is known of, all time counts, and the usual gap is the mean one', () => {
  const arrivals = [0, 6, 12, 18].map((at) => ({ hour: new Date(monday + at * hour), count: 1 }))
  const lastMailAt = new Date(monday + 18 * hour)
  const now = new Date(monday + 40 * hour)
  expect(measureSilence({ arrivals, lastMailAt, now })).toEqual({
    gapSeconds: 6 * 3_600,
    silentSeconds: 22 * 3_600,
  })
})

test('of a mailbox with one mail nothing is usual', () => {
  const arrivals = [{ hour: new Date(monday), count: 1 }]
  const found = measureSilence({ arrivals, lastMailAt: new Date(monday), now: new Date(monday + hour) })
  expect(found).toEqual({ gapSeconds: null, silentSeconds: 3_600 })
})
