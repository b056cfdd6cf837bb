import { expect, test } from 'vitest'
import { badgeOf, bellName, sentenceOf } from './words.ts'

test.each([
  [0, null],
  [1, '1'],
  [99, '99'],
  [100, '99+'],
])('%i unread show as %s', (unread, badge) => {
  expect(badgeOf(unread)).toBe(badge)
  expect(bellName(unread)).toBe(badge === null ? 'Notifications' : `Notifications, ${badge} unread`)
})

test('a member is named for what they did, the product is not', () => {
  expect(sentenceOf({ kind: 'assigned', actorId: 'm', by: 'Mia' })).toBe('Mia gave you this')
  expect(sentenceOf({ kind: 'assigned', actorId: null, by: 'queue' })).toBe('You were given this')
})
