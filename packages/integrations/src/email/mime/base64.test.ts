import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64 } from './base64.ts'

const decoded = (text: string) => Buffer.from(decodeBase64(Buffer.from(text, 'latin1'))).toString('latin1')

test.each([
  ['in one line', 'SGVsbG8=IFdvcmxk'],
  ['parted by a space', 'SGVsbG8= IFdvcmxk'],
  ['on lines of their own', 'SGVsbG8=\r\n\r\nIFdv\r\ncmxk\r\n'],
  ['each padded', 'SGU=\nbA==bG8=\nIFdvcmxk\n'],
  ['above words', 'SGVsbG8=\r\nIFdvcmxk\r\n-- \r\nThe list'],
])('puts pieces together that stand %s', (_, text) => {
  expect(decoded(text)).toBe('Hello World')
})

test.each(['____\r\nThe list', 'Unsubscribe here', 'Unsubscribe', '3D', '', '\r\n', '='])(
  'leaves out %j below the padding',
  (below) => {
    expect(decoded(`SGVsbG8=${below}`)).toBe('Hello')
    expect(decoded(`SGVsbG8=\r\n${below}`)).toBe('Hello')
  },
)

test.each([
  ['QUJD', 'ABC'],
  ['QU!J\0D', 'ABC'],
  ['QUI', 'AB'],
  ['=QUJD', 'ABC'],
  ['Q=QUJD', 'ABC'],
  ['Pz8_Pj4-', '???>>>'],
  ['', ''],
  ['====', ''],
])('reads %j', (text, bytes) => {
  expect(decoded(text)).toBe(bytes)
})

test('gives back every list of pieces that was encoded one by one', () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 100 }), { maxLength: 20 })
  fc.assert(
    fc.property(pieces, fc.constantFrom('', '\n', '\r\n', ' \n'), (parts, between) => {
      const text = parts.map((part) => Buffer.from(part).toString('base64')).join(between)
      expect(Buffer.from(decodeBase64(Buffer.from(text)))).toEqual(Buffer.concat(parts))
    }),
  )
})
