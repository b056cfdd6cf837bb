import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMail } from '../parse-mail.ts'
import { signedContent } from './opaque-signed.ts'

function value(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const length = Buffer.alloc(5, 0x84)
  length.writeUInt32BE(body.length, 1)
  return Buffer.concat([Buffer.from([tag]), length, body])
}

/** Without a length: ended by two zero bytes. */
function open(tag: number, ...content: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...content, Buffer.alloc(2)])
}

const id = (last: number) => value(6, Buffer.from([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, last]))
const HEAD = [value(2, Buffer.from([1])), value(0x31)]

function signed(text: string, wrap = value, kind = 2): Buffer {
  const half = Math.ceil(text.length / 2)
  const pieces = [text.slice(0, half), text.slice(half)].map((piece) => value(4, Buffer.from(piece)))
  const octets = wrap === open ? open(0x24, ...pieces) : value(4, Buffer.from(text))
  const inner = wrap(0x30, id(1), wrap(0xa0, octets))
  return wrap(0x30, id(kind), wrap(0xa0, wrap(0x30, ...HEAD, inner, value(0x31))))
}

test.each([value, open])('reads what is signed, with lengths and without', (wrap) => {
  expect(signedContent(signed('Content-Type: text/plain\r\n\r\nHello', wrap))?.toString()).toContain('Hello')
})

test('reads nothing that is enveloped', () => {
  expect(signedContent(signed('secret', value, 3))).toBeNull()
})

test('shows the words of a mail that is nothing but a signed package, which stays a file', async () => {
  const entity = [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'The lamp is broken.',
    '--b',
    'Content-Type: application/pdf; name=lamp.pdf',
    '',
    '%PDF-1.7',
    '--b--',
  ].join('\r\n')
  const mail = await parseMail(
    Buffer.from(
      `Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${signed(entity).toString('base64')}`,
    ),
  )
  expect(mail.text).toBe('The lamp is broken.')
  expect(mail.protection).toBe('smime_signed')
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['lamp.pdf', 'smime.p7m'])
})

test('survives any damage, and nesting without end', () => {
  const whole = signed('Hello', open)
  fc.assert(
    fc.property(fc.nat(whole.length), fc.uint8Array({ maxLength: 6 }), (at, bytes) => {
      const damaged = Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + bytes.length)])
      expect((signedContent(damaged)?.length ?? 0) <= damaged.length).toBe(true)
    }),
  )
  expect(signedContent(Buffer.alloc(1_000_000, Buffer.from([0x30, 0x80])))).toBeNull()
})
