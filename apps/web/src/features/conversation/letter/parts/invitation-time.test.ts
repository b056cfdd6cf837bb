import { expect, test } from 'vitest'
import { invitationTime } from './invitation-time.ts'

const inBerlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' }
const plain = (text: string) => text.replaceAll(/[\u2009\u202f]/g, ' ')

test('an instant is shown in the zone of whoever reads it', () => {
  const words = plain(invitationTime('2026-06-03T07:30:00.000Z', '2026-06-03T08:30:00.000Z', inBerlin))
  expect(words).toContain('09:30')
  expect(words).toContain('10:30')
})

test('a day stays that day, wherever it is read', () => {
  const words = invitationTime('2026-06-03', '2026-06-04', { ...inBerlin, timeZone: 'America/Los_Angeles' })
  expect(words).toBe('Wed, 3 June 2026')
})

test('a time without a zone is shown as it was written', () => {
  expect(invitationTime('2026-06-03T09:30:00', null, inBerlin)).toContain('09:30')
})

test('what is no time is shown as it is', () => {
  expect(invitationTime(null, null)).toBe('No time given')
  expect(invitationTime('soon', null)).toBe('soon')
})
