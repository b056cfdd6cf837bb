import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

test.each([
  'Name: Ada\nFrom: ada@shop.test\nDate: 2025-06-03\nSubject: Lamp\nMessage: It broke',
  'Name: Ada\nVon: ada@shop.test\nDatum: 03.06.2025\nBetreff: Lampe\nNachricht: Sie ist kaputt.',
  'Nom : Ada\nDe : ada@shop.test\nDate : 03/06/2025\nObjet : Lampe\nMessage : Cassée.',
  'Lampe defekt\n\nVon: Ada <ada@shop.test>\nBetreff: Lampe\nDatum: 03.06.2025\n\nSie ist kaputt.',
  'Nouveau message du formulaire\n\nDe : Ada <ada@shop.test>\nObjet : Lampe\nDate : 3 juin 2025\n\nCassée.',
  'New request from your website\n\nFrom: Ada <ada@shop.test>\nTo: help@lumen.test\nDate: 3 June 2025\nSubject: Lamp\n\nIt broke.',
  'お名前: 岡\n差出人: oka@shop.test\n日付: 2025年6月3日\n件名: ランプ\n内容: つきません。',
  'From: Ada <ada@shop.test>\nTo: help@lumen.test\nDate: 3 June 2025\nSubject: Lamp\nMessage: It broke\nand I am sad.',
])('keeps the fields of a contact form: %j', (text) => {
  expect(extractReply({ text })).toEqual({ text, quotedText: '' })
})

test.each([
  'Please change our address:\nFrom: 12 Elm St\nTo: 14 Oak Ave\nSubject: moving\n\nThanks',
  'Hi,\n\nFrom: Munich\nTo: Rome\nDate: 12.05.2026 10:30\nPassengers: 2\n\nCan you book it?',
  'It bounced. The header says\nFrom: Ada <ada@shop.test>\nTo: help@lumen.test\nSubject: Lamp\nDate: Tue, 3 Jun 2025 09:30:00 +0200\nMessage-ID: <1@shop.test>\n\nWhy?',
  'What is this mail?\nI got:\n\nFrom: Lumen <pay@lumen.test>\nSent: Tuesday, June 3, 2025 9:30 AM\nTo: Ada\nSubject: Pay\n\nIs it yours?',
])('keeps headers that the writer leads to or makes up: %j', (text) => {
  expect(extractReply({ text }).text).toBe(text)
})

const ABOVE = 'The website works now.'

test.each([
  'From: Care Team\nSent: Tuesday, June 3, 2025 9:30 AM\nTo: Okafor, Ada\nSubject: RE: Lamp\nImportance: High',
  'From: Care <care@lumen.test>\nSent: Tuesday\nSubject: RE: Lamp',
  '-----\nFrom: care@lumen.test\nDate: 3 June 2025\nSubject: Lamp',
  'Original Message\nFrom: care@lumen.test\nDate: 3 June 2025\nSubject: Lamp',
  'Ursprüngliche Nachricht\n\nVon: care@lumen.test\nDatum: 3. Juni 2025\nAn: Ada\nBetreff: Lampe',
])('cuts at headers as mail programs write them: %j', (block) => {
  const { text, quotedText } = extractReply({ text: `${ABOVE}\n\n${block}\n\nDoes it?` })
  expect(text).toBe(ABOVE)
  expect(quotedText).toContain('Does it?')
})

test('cuts below a signature with fields', () => {
  const signed = 'Yes\n\nAda Okafor\nEmail: ada@shop.test'
  const block = 'From: Care <care@lumen.test>\nSent: Tuesday 9:30\nTo: Ada\nSubject: Lamp'
  expect(extractReply({ text: `${signed}\n\n${block}\n\nOld` }).text).toBe(signed)
})

const PASTED =
  'What does this mean\n\nFrom: Lumen <care@lumen.test>\nSent: Tuesday 9:30\nTo: Ada\nSubject: Terms\n\nNew terms'

test.each([
  [{ answers: false, subject: 'Your terms' }, PASTED],
  [{ answers: false, subject: 'Re: Terms' }, 'What does this mean'],
  [{ answers: false, subject: 'AW: Terms' }, 'What does this mean'],
  [{ answers: true, subject: 'Your terms' }, 'What does this mean'],
  [{ subject: 'Your terms' }, 'What does this mean'],
])('keeps the mail repeated in one that answers none: %j', (mail, own) => {
  expect(extractReply({ text: PASTED, ...mail }).text).toBe(own)
})
