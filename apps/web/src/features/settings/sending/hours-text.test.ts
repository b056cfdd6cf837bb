import { expect, test } from 'vitest'
import { readHours, writeHours } from './hours-text.ts'

test('hours are read as people write them', () => {
  expect(readHours('9-12, 13:30 – 17:00', 1)).toEqual([
    { day: 1, from: '09:00', to: '12:00' },
    { day: 1, from: '13:30', to: '17:00' },
  ])
  expect(readHours('', 3)).toEqual([])
  expect(readHours('0:00-24:00', 7)).toEqual([{ day: 7, from: '00:00', to: '24:00' }])
})

test.each(['nine to five', '17-9', '9-9', '9-25', '9:75-12', '9'])('%s are no hours', (text) => {
  expect(readHours(text, 1)).toBeNull()
})

test('what was written is read again', () => {
  const hours = [
    { day: 1, from: '09:00', to: '12:00' },
    { day: 1, from: '13:00', to: '17:00' },
    { day: 6, from: '10:00', to: '14:00' },
  ]
  const texts = writeHours(hours)
  expect(texts).toEqual(['09:00-12:00, 13:00-17:00', '', '', '', '', '10:00-14:00', ''])
  expect(texts.flatMap((text, index) => readHours(text, index + 1) ?? [])).toEqual(hours)
})
