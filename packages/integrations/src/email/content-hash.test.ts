import { expect, test } from 'vitest'
import { mailIdentity } from './content-hash.ts'

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
  ['a header', 'Lamp', 'Shade'],
  ['a signature', 'Subject', 'DKIM-Signature: v=1\r\nSubject'],
])('differs when %s does', (_, from, to) => {
  expect(identity(MAIL.replace(from, to)).bodyHash).not.toBe(identity(MAIL).bodyHash)
})

test('names the Message-ID, or null', () => {
  expect(identity(MAIL).providerMessageId).toBe('<one@shop.test>')
  expect(identity('Subject: x\n\nMessage-ID: <in@body>').providerMessageId).toBeNull()
  expect(identity('').providerMessageId).toBeNull()
  expect(identity('message-id:\r\n <folded@shop.test>\r\n\r\n').providerMessageId).toBe('<folded@shop.test>')
})
