import { expect, test } from 'vitest'
import { extractReply } from '../extract-reply.ts'

const OWN = 'The green one, please.'
const OLD = 'Which colour do you want?'

test.each([
  'ut 3. 6. 2025 o 9:41 Kim Vega <kim@lumen.test> napísal(a):',
  'tr. 3. jun. 2025. u 09:41 Kim Vega <kim@lumen.test> napisao je:',
  'На вт, 3.06.2025 г. в 9:41 Kim Vega <kim@lumen.test> написа:',
  'otrd., 2025. g. 3. jūn., plkst. 09:41 — lietotājs Kim Vega <kim@lumen.test> rakstīja:',
  'ในวันที่ อ. 3 มิ.ย. 2025 เวลา 09:41 Kim Vega <kim@lumen.test> เขียนว่า:',
])('knows the line above history by its date, time, address and verb: %s', (line) => {
  expect(extractReply({ text: `${OWN}\n\n${line}\n\n${OLD}` }).text).toBe(OWN)
})

test.each([
  'Hi, 3 June 2025 at 9:41 she said:\nWe will refund you.',
  'Hi\n\nYes, on 3 June 2025 at 9:41 it broke. Kim <kim@lumen.test> answered:\nNothing.',
])('keeps a sentence with a date: %j', (text) => {
  expect(extractReply({ text }).text).toBe(text)
})

test('keeps a sentence right above the line of an author', () => {
  const text = 'Yes, on 3 June 2025 at 9:41 it broke.\nKim <kim@lumen.test> wrote:\n> Did it?'
  expect(extractReply({ text }).text).toBe('Yes, on 3 June 2025 at 9:41 it broke.')
})

test.each([
  ['Catalan', 'De', 'Enviat el', 'Per a', 'Assumpte'],
  ['Croatian', 'Šalje', 'Poslano', 'Prima', 'Predmet'],
  ['Slovene', 'Od', 'Poslano', 'Za', 'Zadeva'],
  ['Serbian', 'Шаље', 'Послато', 'Прима', 'Тема'],
  ['Bulgarian', 'От', 'Изпратено', 'До', 'Относно'],
  ['Estonian', 'Saatja', 'Saadetud', 'Adressaat', 'Teema'],
  ['Lithuanian', 'Nuo', 'Išsiųsta', 'Kam', 'Tema'],
  ['Thai', 'จาก', 'ส่งเมื่อ', 'ถึง', 'เรื่อง'],
  ['Hebrew', 'מאת', 'נשלח', 'אל', 'נושא'],
  ['Arabic', 'من', 'تم الإرسال', 'إلى', 'الموضوع'],
])('knows headers in %s', (_, from, sent, to, subject) => {
  const block = `${from}: Kim <kim@lumen.test>\n${sent}: 03.06.2025 09:41\n${to}: Ada\n${subject}: Lamp`
  expect(extractReply({ text: `${OWN}\n\n${block}\n\n${OLD}` }).text).toBe(OWN)
})

test.each([
  '<b>From:</b> Kim &lt;kim@lumen.test&gt; <b>Sent:</b> Tuesday, June 3, 2025 9:41 <b>To:</b> Ada <b>Subject:</b> Lamp',
  '<b>Von:</b> Kim &lt;kim@lumen.test&gt; <b>Datum:</b> 3. Juni 2025 <b>An:</b> Ada <b>Betreff:</b> Lampe',
  '<b>From: kim@lumen.test</b> <b>Date: Tue, 3 Jun 2025 09:41:00 +0200</b>',
])('knows headers that share a line: %s', (headers) => {
  const html = `<p>${OWN}</p><hr><p>${headers}</p><p>${OLD}</p>`
  expect(extractReply({ html }).text).toBe(OWN)
})

test.each([
  'To: ada@shop.test\nSubject: Lamp\nFrom: kim@lumen.test\nDate: Tue, 3 Jun 2025 09:41:00 +0200',
  '----- Mail original -----\nDe: "Kim" <kim@lumen.test>\nÀ: Ada\nEnvoyé: Mardi 3 Juin 2025 09:41:00\nObjet: Lampe',
  '----- Original E-Mail -----\nFrom: Kim',
  '-Original Message-',
  '- - - Original Message - - -',
  '***** Ursprüngliche Nachricht *****',
  '-----Antwort Nachricht-----',
  'In reply to Kim Vega <kim@lumen.test>:',
])('knows %j', (block) => {
  expect(extractReply({ text: `${OWN}\n\n${block}\n\n${OLD}` }).text).toBe(OWN)
})

test('keeps a trip whose places stand behind such words', () => {
  const text =
    'From: Berlin to: Rome date: 3 June subject: holiday\nTo: Rome\nDate: 3 June\n\nIs there a seat?'
  expect(extractReply({ text }).text).toBe(text)
})

test('takes the dashes in front of the line above history off the answer', () => {
  const text = `${OWN} --- On Tue, Jun 3, 2025 at 9:41 AM, Kim <kim@lumen.test> wrote:\n> ${OLD}`
  expect(extractReply({ text }).text).toBe(OWN)
})

test('knows the end of a link that was torn off a quoted line', () => {
  const text = `${OWN}\n\nOn 3 Jun 2025 at 9:41, Kim wrote:\n> ${OLD}\n> https://lumen.test/colours?lamp=4\n&colour=2)\n>`
  expect(extractReply({ text }).text).toBe(OWN)
})

test('leaves out the mark of programs that follow a mail', () => {
  expect(extractReply({ text: `${OWN}\nᐧ` }).text).toBe(OWN)
})

test('finds an answer that a phone wrote into the element of the history', () => {
  const html = `<div class="gmail_quote"><div>${OWN}</div><blockquote class="gmail_quote">From: Kim &lt;kim@lumen.test&gt;<br>${OLD}</blockquote></div>`
  expect(extractReply({ html }).text).toBe(OWN)
})

test.each([
  'Sent from Polymail',
  'Sent with Mailspring',
  '(sent from my phone)',
  'Von unterwegs gesendet',
  'Provenance : Courrier pour Windows 10',
  'Odoslané z iPhonu',
  'Az iPhone készülékemről küldve',
  'Εστάλη από το iPhone μου',
  'נשלח מה-iPhone שלי',
  'أُرسلت من الـ iPhone',
  'Đã gửi từ iPhone của tôi',
  'Dikirim dari iPhone saya',
  'Poslano z iPhone-a',
  'Изпратено от моя iPhone',
  'Enviat des del meu iPhone',
  'ส่งจาก iPhone ของฉัน',
])('knows the line a program adds: %s', (line) => {
  expect(extractReply({ text: `${OWN}\n\n${line}` }).text).toBe(OWN)
})

test('knows a card below three dashes, and keeps a line that says nothing of the kind', () => {
  expect(extractReply({ text: `${OWN}\n\n---\nKim Vega\nTel: +49 30 1234567` }).text).toBe(OWN)
  const text = `${OWN}\n\n---\nThe second lamp\nNumber 4`
  expect(extractReply({ text }).text).toBe(text)
})
