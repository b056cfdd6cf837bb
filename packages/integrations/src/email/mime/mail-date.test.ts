import { expect, test } from 'vitest'
import { parseMailDate } from './mail-date.ts'

test.each([
  ['Tue, 3 Jun 2025 09:30:00 +0200', '2025-06-03T07:30:00.000Z'],
  ['3 Jun 25 09:30 EST', '2025-06-03T14:30:00.000Z'],
  ['Tue, 03 Jun 2025 09:30:00 +0200 (Mitteleuropäische Zeit)', '2025-06-03T07:30:00.000Z'],
  ['Tue Jun  3 09:30:00 2025', '2025-06-03T09:30:00.000Z'],
  ['Tue Jun  3 09:30:00 +0200 2025', '2025-06-03T07:30:00.000Z'],
  ['2025-06-03T09:30:00+02:00', '2025-06-03T07:30:00.000Z'],
  ['June 3, 2025 9:30 PM', '2025-06-03T21:30:00.000Z'],
  ['Thu, 13\tFeb 1969 23:32 -0330 (Newfoundland Time)', '1969-02-14T03:02:00.000Z'],
  ['3-Jun-2025 09.30.00', '2025-06-03T09:30:00.000Z'],
])('reads %s', (written, iso) => {
  expect(parseMailDate(written)?.toISOString()).toBe(iso)
})

test.each([
  '',
  'yesterday',
  'Wed, 15 Dec 2010    59:10 -0500',
  'Pn, 29 paX 2007 21:13:00 +0100',
  '32 Jun 2025 10:00',
  '1 Jan 3609 10:00:00',
])('finds no moment in "%s"', (written) => {
  expect(parseMailDate(written)).toBeNull()
})
