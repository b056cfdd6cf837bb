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
