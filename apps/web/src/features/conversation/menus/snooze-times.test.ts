import { expect, test } from 'vitest'
import { readSnoozeTime, snoozePresets } from './snooze-times.ts'

// A Friday.
const now = new Date(2026, 2, 20, 15, 30)
const local = (month: number, day: number, hour: number, minute = 0) =>
  new Date(2026, month - 1, day, hour, minute)

test.each([
  ['2h', local(3, 20, 17, 30)],
  ['in 3 days', local(3, 23, 15, 30)],
  ['an hour', local(3, 20, 16, 30)],
  ['tomorrow', local(3, 21, 9)],
  ['tomorrow 14:30', local(3, 21, 14, 30)],
  ['Tomorrow at 2pm', local(3, 21, 14)],
  ['tonight', local(3, 20, 18)],
  ['monday', local(3, 23, 9)],
  ['friday', local(3, 27, 9)],
  ['next wed 8am', local(3, 25, 8)],
  ['24 dec 9am', local(12, 24, 9)],
  ['dec 24', local(12, 24, 9)],
  ['5pm', local(3, 20, 17)],
  ['8:00', local(3, 21, 8)],
  ['1 week', local(3, 27, 15, 30)],
])('reads "%s"', (text, until) => {
  expect(readSnoozeTime(text, now)).toEqual(until)
})

test.each(['', 'soon', '31 feb', 'today 8:00', '5 parsecs', 'someday'])('offers nothing for "%s"', (text) => {
  expect(readSnoozeTime(text, now)).toBeNull()
})

test('takes a date that is over this year for next year', () => {
  expect(readSnoozeTime('3 jan', now)).toEqual(new Date(2027, 0, 3, 9))
})

test('offers no evening once it is near, and no preset in the past', () => {
  const late = new Date(2026, 2, 20, 17, 30)
  expect(snoozePresets(late).map((preset) => preset.label)).not.toContain('This evening')
  expect(snoozePresets(late).every((preset) => preset.until > late)).toBe(true)
})
