import { expect, test } from 'vitest'
import { readLength } from './policies/lengths.ts'
import { fridayEvening, previewWords } from './preview.ts'

const now = new Date('2026-06-02T10:00:00Z')
const office = {
  timeZone: 'Europe/Berlin',
  hours: [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
}
const monday = { date: '2026-06-08', name: 'Works outing', everyYear: false }

test('a preview tells when a mail would be due by the calendar as it stands in the form', () => {
  const words = (change = {}, minutes = 60) =>
    previewWords(fridayEvening, { ...office, ...change }, minutes, now)
  expect(words()).toBe('A mail on Friday 16:50 is due Monday 09:50.')
  expect(words({ holidays: [monday] })).toBe('A mail on Friday 16:50 is due Tuesday 09:50.')
  expect(words({ timeZone: 'America/New_York' })).toBe('A mail on Friday 16:50 is due Monday 09:50.')
  expect(words({ hours: [] })).toBe('A mail on Friday 16:50 is due Monday 09:50.')
  expect(words({}, 3_000)).toBe('A mail on Friday 16:50 is due Tuesday 16 Jun 10:50.')
  expect(words({ timeZone: 'Europe/Nowhere' })).toBe('The time zone is not known.')
})

test.each([
  ['15', 15],
  ['15 min', 15],
  ['2h', 120],
  ['1 h 30 min', 90],
  ['1,5 h', 90],
  ['2 d', 2_880],
  ['', null],
  ['soon', undefined],
  ['2 weeks', undefined],
  ['0', undefined],
  ['1.0001 h', undefined],
])('"%s" is read as %s minutes', (text, minutes) => {
  expect(readLength(text)).toBe(minutes)
})
