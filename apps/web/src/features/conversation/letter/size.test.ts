import { expect, test } from 'vitest'
import { sizeOf } from './size.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [84_200, '84 KB'],
  [1_000, '1 KB'],
  [2_340_000, '2.3 MB'],
  [25_000_000, '25 MB'],
  [3_000_000_000, '3 GB'],
])('writes %i bytes as %s', (bytes, text) => {
  expect(sizeOf(bytes)).toBe(text)
})
