import { newId } from '@frontdesk/runtime/id'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksLikeToken, numberOfToken, threadToken } from './token.ts'

const organizationId = newId()

test('a token stands for its number, in whatever case a server writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      const token = threadToken(organizationId, number)
      expect(looksLikeToken(token)).toBe(true)
      expect(numberOfToken(organizationId, token)).toBe(number)
      expect(numberOfToken(organizationId, token.toUpperCase())).toBe(number)
    }),
  )
})

test('a token of another organization stands for nothing', () => {
  expect(numberOfToken(newId(), threadToken(organizationId, 7))).toBeNull()
})

test('a token with another number, a shortened or an altered MAC stands for nothing', () => {
  const token = threadToken(organizationId, 7)
  const last = token.endsWith('a') ? 'b' : 'a'
  for (const forged of [
    token.replace('c7-', 'c8-'),
    token.replace('c7-', 'c07-'),
    token.slice(0, -1),
    `${token}a`,
    `${token.slice(0, -1)}${last}`,
    'c7-',
    'c7',
  ]) {
    expect(numberOfToken(organizationId, forged), forged).toBeNull()
  }
})

test('no text at all is taken for a token that was not given out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(numberOfToken(organizationId, text)).toBeNull()
      expect(numberOfToken(organizationId, `c1-${text}`)).toBeNull()
    }),
  )
})

test("a customer's own tag does not look like a token", () => {
  for (const tag of ['newsletter', 'c12', 'c0-abc', 'shop-2026', '']) expect(looksLikeToken(tag)).toBe(false)
})
