import { expect, test } from 'vitest'
import { MailHasher, mailIdentity } from './content-hash.ts'

const MAIL = 'From: ada@shop.test\r\nMessage-ID: <one@shop.test>\r\nSubject: Lamp\r\n\r\nIt is broken.\r\n'
const identity = (text: string) => mailIdentity(Buffer.from(text))

test('is the same for a mail that servers handed on again', () => {
  const trace =
    'Return-Path: <ada@shop.test>\r\nDelivered-To: help@lumen.test\r\nReceived: from a\r\n\tby b; Tue\r\nARC-Seal: i=1\r\nAuthentication-Results: x;\r\n spf=pass\r\n'
  expect(identity(trace + MAIL)).toEqual(identity(MAIL))
  expect(identity(MAIL.replaceAll('\r\n', '\n'))).toEqual(identity(MAIL))
})

test.each([
  ['the text', 'broken', 'fine'],
  ['the subject', 'Lamp', 'Shade'],
  ['the Message-ID', 'one@', 'two@'],
  ['the sender', 'From: ada', 'From: bob'],
])('differs when %s does', (_, from, to) => {
  expect(identity(MAIL.replace(from, to)).bodyHash).not.toBe(identity(MAIL).bodyHash)
})

test('is the same for a copy that was dated and signed anew', () => {
  const anew = `DKIM-Signature: v=1; b=x\r\nDate: Mon, 01 Jun 2026 09:30:01 +0000\r\n${MAIL}`
  expect(identity(anew)).toEqual(identity(`Date: Mon, 01 Jun 2026 09:30:00 +0000\r\n${MAIL}`))
})

test('names the Message-ID, or null', () => {
  expect(identity(MAIL).providerMessageId).toBe('<one@shop.test>')
  expect(identity('Subject: x\n\nMessage-ID: <in@body>').providerMessageId).toBeNull()
  expect(identity('').providerMessageId).toBeNull()
  expect(identity('message-id:\r\n <folded@shop.test>\r\n\r\n').providerMessageId).toBe('<folded@shop.test>')
})

const pieces = (raw: Buffer, size: number) => {
  const hasher = new MailHasher()
  for (let at = 0; at < raw.length; at += size) hasher.add(raw.subarray(at, at + size))
  return { ...hasher.end(), head: Buffer.from(hasher.head).toString('latin1') }
}

test.each([
  MAIL,
  MAIL.replaceAll('\r\n', '\n'),
  `${MAIL}\r\n\r\nlast\r\n\r\n`,
  `${MAIL}\n\n\r`,
  `${MAIL}lone\rreturns\r\r\n\r`,
  'Subject: no body',
  '\r\n\r\n\r\nno headers\r\n',
  'Message-ID: <a@b>\n\r\nbody\r\n\r\n',
  '',
])('is the same in whatever pieces a mail comes: %j', (text) => {
  const raw = Buffer.from(text)
  for (const size of [1, 2, 3, 5, 17]) expect(pieces(raw, size)).toMatchObject(identity(text))
})

test('stays what it was when mails came in one piece', () => {
  expect(identity(`${MAIL}\r\n\r\nlast\rline \r\n\r\n`).bodyHash).toBe(
    'a540e975d6392c8c775eeb02522d2ec267bd584c08ff3be59e4db0c701dee831',
  )
})

test('keeps of a mail no more than its headers, and not all of endless ones', () => {
  const long = Buffer.from(`Subject: x\r\nX-Long: ${'a'.repeat(3_000_000)}`)
  const found = pieces(long, 64 * 1024)
  expect(found.head.length).toBeLessThanOrEqual(1024 * 1024)
  expect(found.bodyHash).toBe(pieces(long, 1_000).bodyHash)
  expect(pieces(Buffer.from(MAIL), 7).head).toBe(MAIL.slice(0, MAIL.indexOf('\r\n\r\n') + 2))
})
