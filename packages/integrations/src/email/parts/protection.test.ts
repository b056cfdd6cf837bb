import { expect, test } from 'vitest'
import { parseMail } from '../parse-mail.ts'

const protectionOf = async (lines: string[]) =>
  (await parseMail(Buffer.from(lines.join('\r\n')))).protection ?? null

const parts = (...types: string[]) => [
  ...types.flatMap((type) => ['--b', `Content-Type: ${type}`, '', 'x']),
  '--b--',
]

test.each([
  [
    'multipart/signed; protocol="application/pgp-signature"; boundary=b',
    'application/pgp-signature',
    'pgp_signed',
  ],
  [
    'multipart/signed; boundary=b; protocol="application/pkcs7-signature"',
    'application/pkcs7-signature',
    'smime_signed',
  ],
  ['multipart/signed; boundary=b', 'application/x-pkcs7-signature; name=smime.p7s', 'smime_signed'],
  [
    'multipart/encrypted; boundary=b;\r\n protocol="application/pgp-encrypted"',
    'application/octet-stream',
    'pgp_encrypted',
  ],
  ['multipart/mixed; boundary=b', 'application/pgp-encrypted', 'pgp_encrypted'],
  ['multipart/mixed; boundary=b', 'application/pdf', null],
])('recognises %s with a part of %s', async (type, part, protection) => {
  expect(await protectionOf([`Content-Type: ${type}`, '', ...parts('text/plain', part)])).toBe(protection)
})

test.each([
  ['application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m', 'smime_encrypted'],
  ['application/x-pkcs7-mime; smime-type="signed-data"', 'smime_signed'],
  ['application/pkcs7-mime; smime-type=authEnveloped-data', 'smime_encrypted'],
  ['application/pkcs7-mime; smime-type=certs-only', null],
])('recognises a mail of type %s', async (type, protection) => {
  expect(await protectionOf([`Content-Type: ${type}`, '', 'MAAA'])).toBe(protection)
})

test.each([
  ['06092a864886f70d010702', 'smime_signed'],
  ['06092a864886f70d010703', 'smime_encrypted'],
  ['06092a864886f70d010701', null],
])('reads from the bytes of a smime.p7m without a type what it is: %s', async (id, protection) => {
  const content = Buffer.from(`308006${id}`, 'hex').toString('base64')
  const head = ['Content-Type: application/octet-stream; name=smime.p7m', 'Content-Transfer-Encoding: base64']
  expect(await protectionOf([...head, '', content])).toBe(protection)
})

test.each([
  ['-----BEGIN PGP MESSAGE-----\r\n\r\nhQE\r\n-----END PGP MESSAGE-----', 'pgp_encrypted'],
  ['-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nHello', 'pgp_signed'],
  ['See this:\r\n> -----BEGIN PGP MESSAGE-----', null],
  ['What does -----BEGIN PGP MESSAGE----- mean?', null],
  ['Hello', null],
])('recognises armor in the text, but not where it is quoted: %j', async (text, protection) => {
  expect(await protectionOf(['Subject: x', '', text])).toBe(protection)
})
