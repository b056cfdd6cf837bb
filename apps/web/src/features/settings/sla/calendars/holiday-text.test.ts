import { expect, test } from 'vitest'
import { readHoliday, writeHoliday } from './holiday-text.ts'

const eve = { date: '2026-12-24', name: 'Christmas Eve', everyYear: true }

test('a holiday is closed all day, or has hours of its own, and is written as it is read', () => {
  const closed = { ...eve, hours: [] }
  const early = { ...eve, hours: [{ from: '09:00', to: '12:00' }] }
  expect(writeHoliday(closed).hours).toBe('')
  expect(readHoliday({ ...eve, hours: '9-12' })).toEqual(early)
  for (const holiday of [closed, early]) expect(readHoliday(writeHoliday(holiday))).toEqual(holiday)
})

test('hours that make no sense are noticed', () => {
  for (const hours of ['noon', '12-9', '9-']) expect(readHoliday({ ...eve, hours })).toBeNull()
})
