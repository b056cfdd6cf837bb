import { expect, test } from 'vitest'
import { safeReturn } from './safe-return.ts'

const origin = 'https://desk.example'

test.each([
  ['/inbox/12?view=mine#latest', '/inbox/12?view=mine#latest'],
  ['https://desk.example/contacts', '/contacts'],
  ['contacts', '/contacts'],
])('goes back to %s', (wanted, path) => {
  expect(safeReturn(wanted, origin)).toBe(path)
})

test.each([
  'https://elsewhere.example/inbox',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'https://desk.example//elsewhere.example',
  'https://desk.example@elsewhere.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'http://desk.example/inbox',
  '/sign-in?callbackUrl=/sign-in',
  'https://[',
  '',
])('goes to the inbox rather than to %j', (wanted) => {
  expect(safeReturn(wanted, origin)).toBe('/inbox')
})

test('goes to the inbox when nothing was asked for', () => {
  expect(safeReturn(null, origin)).toBe('/inbox')
})
