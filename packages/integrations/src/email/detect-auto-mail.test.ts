import { expect, test } from 'vitest'
import { detectAutoMail } from './detect-auto-mail.ts'
import { parseMail } from './parse-mail.ts'

const kindOf = async (lines: string[]) =>
  detectAutoMail(await parseMail(Buffer.from(lines.join('\r\n')))).kind
const FROM = 'From: Ada <ada@shop.test>'

function report(type: string, part: string): string[] {
  return [
    FROM,
    `Content-Type: multipart/report; report-type=${type}; boundary=b`,
    '',
    '--b',
    '',
    'Human words',
    '--b',
    `Content-Type: ${part}`,
    '',
    'Field: value',
    '--b--',
  ]
}

test.each([
  [[FROM, 'Subject: My lamp', '', 'It is broken']],
  [[FROM, 'Subject: Delivery problem with my lamp', '', 'It could not be delivered, says the driver.']],
  [[FROM, 'Subject: Re: Undelivered parcel', '', 'Where is it?']],
  [[FROM, 'Return-Path: <>', 'Subject: Hello', '', 'Are you there?']],
  [[FROM, 'Auto-Submitted: no', 'Subject: Question', '', 'x']],
  [[FROM, 'Subject: Vacation rental lamp', '', 'x']],
  [[FROM, 'Subject: Urlaub in der Lampenfabrik', '', 'x']],
  [[FROM, 'Subject: Delivery failed again', '', 'The parcel could not be delivered, ask courier@ship.test']],
  [['From: Postman Pat <pat@shop.test>', 'Subject: x', '', 'x']],
  [['From: postmaster@small.test', 'Subject: Our order', '', 'Where is it?']],
])('takes a mail by a person as one', async (lines) => {
  expect(detectAutoMail(await parseMail(Buffer.from(lines.join('\r\n'))))).toEqual({
    kind: 'human',
    evidence: [],
  })
})

test.each([
  [report('delivery-status', 'message/delivery-status')],
  [report('"delivery-status"', 'text/plain')],
  [['From: MAILER-DAEMON@mx.test', 'Subject: whatever', '', 'x']],
  [['From: Mail Delivery System <x@mx.test>', 'Subject: failure notice', '', 'x']],
  [['From: postmaster@mx.test', 'Subject: Non remis', '', 'x']],
  [[FROM, 'X-Failed-Recipients: a@b.test', 'Subject: x', '', 'x']],
  [[FROM, 'Subject: Undeliverable: Lamp', '', 'The mailbox of bob does not exist. 550 5.1.1']],
  [[FROM, 'Subject: Unzustellbar: Lampe', '', 'Final-Recipient: rfc822; a@b.test']],
  [[FROM, 'Subject: 配信不能', '', '宛先 a@b.test が見つかりません']],
  [[FROM, 'Subject: Notice', '', '{"notificationType":"Bounce","bounce":{}}']],
])('recognises a bounce', async (lines) => {
  expect(await kindOf(lines)).toBe('bounce')
})

test.each([
  [report('feedback-report', 'message/feedback-report')],
  [report('disposition-notification', 'message/disposition-notification')],
  [[FROM, 'Subject: Report Domain: shop.test Submitter: mx.test Report-ID: 1', '', 'x']],
])('recognises a report', async (lines) => {
  expect(await kindOf(lines)).toBe('report')
})

test.each([
  'Auto-Submitted: auto-replied',
  'Auto-Submitted: auto-generated (vacation)',
  'X-Autoreply: yes',
  'X-Autorespond: Lamp',
  'Precedence: auto_reply',
  'Subject: Out of Office: Lamp',
  'Subject: Automatic reply: Lamp',
  'Subject: Automatische Antwort: Lampe',
  'Subject: Abwesenheitsnotiz: Lampe',
  'Subject: Réponse automatique : Lampe',
  'Subject: Respuesta automática: Lámpara',
  'Subject: Risposta automatica: Lampada',
  'Subject: Resposta automática: Lâmpada',
  'Subject: Automatisch antwoord: Lamp',
  'Subject: Autosvar: Lampe',
  'Subject: Automaattinen vastaus: Lamppu',
  'Subject: Odpowiedź automatyczna: Lampa',
  'Subject: Автоответ: Лампа',
  'Subject: 自動応答: ランプ',
  'Subject: 自动回复: 灯',
])('recognises an automatic answer by %s', async (header) => {
  const from = header.startsWith('Subject') ? [FROM] : [FROM, 'Subject: Re: Lamp']
  expect(await kindOf([...from, header, '', 'I am away.'])).toBe('auto-reply')
})

test('takes what is generated for a list as mail to many', async () => {
  expect(await kindOf([FROM, 'Auto-Submitted: auto-generated', 'List-Id: <x.test>', '', 'News'])).toBe('list')
})

test.each([
  'List-Id: <lamps.lists.test>',
  'List-Unsubscribe: <https://x.test>',
  'Precedence: bulk',
  'X-Auto-Response-Suppress: All',
])('recognises mail to many by %s', async (header) => {
  expect(await kindOf([FROM, 'Subject: News', header, '', 'Lamps!'])).toBe('list')
})
