import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

/** The headers that programs repeat above the mail being answered: from, sent, to, subject. */
const LABELS: [string, string[]][] = [
  ['English', ['From', 'Sent', 'To', 'Subject']],
  ['German', ['Von', 'Gesendet', 'An', 'Betreff']],
  ['French', ['De', 'Envoyé', 'À', 'Objet']],
  ['Spanish', ['De', 'Enviado', 'Para', 'Asunto']],
  ['Italian', ['Da', 'Inviato', 'A', 'Oggetto']],
  ['Portuguese', ['De', 'Enviada em', 'Para', 'Assunto']],
  ['Dutch', ['Van', 'Verzonden', 'Aan', 'Onderwerp']],
  ['Polish', ['Od', 'Wysłano', 'Do', 'Temat']],
  ['Swedish', ['Från', 'Skickat', 'Till', 'Ämne']],
  ['Danish', ['Fra', 'Sendt', 'Til', 'Emne']],
  ['Finnish', ['Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Aihe']],
  ['Japanese', ['差出人', '送信日時', '宛先', '件名']],
  ['Chinese', ['发件人', '发送时间', '收件人', '主题']],
  ['Korean', ['보낸 사람', '보낸 날짜', '받는 사람', '제목']],
  ['Russian', ['От', 'Отправлено', 'Кому', 'Тема']],
  ['Turkish', ['Kimden', 'Gönderildi', 'Kime', 'Konu']],
  ['Czech', ['Od', 'Odesláno', 'Komu', 'Předmět']],
]

test.each(LABELS)('cuts at the repeated headers in %s', (_, [from, sent, to, subject]) => {
  const block = `${from}: Lumen Support <help@lumen.test>\n${sent}: 3. 6. 2025 09:30\n${to}: Ada Okafor\n${subject}: Your lamp`
  const { text, quotedText } = extractReply({
    text: `Here it is.\n\nAda\n\n${block}\n\nCould you send a photo?`,
  })
  expect(text).toBe('Here it is.\n\nAda')
  expect(quotedText).toBe(`${block}\n\nCould you send a photo?`)
})

test.each([
  ['bold labels', '*From:* Lumen Support <help@lumen.test>\n*Sent:* Tuesday\n*To:* Ada\n*Subject:* Lamp'],
  ['spaces before colons', 'De : Lumen <help@lumen.test>\nEnvoyé : mardi 3 juin\nÀ : Ada\nObjet : Lampe'],
  ['a wrapped address', 'From: Lumen Support\n<help@lumen.test>\nSent: Tuesday\nTo: Ada\nSubject: Lamp'],
  [
    'a rule above',
    '________________________________\nFrom: Lumen <help@lumen.test>\nSent: Tuesday\nTo: Ada\nSubject: Lamp',
  ],
  ['a date first', 'Date: Tue, 3 Jun 2025 09:30:00 +0200\nFrom: help@lumen.test\nTo: ada@shop.test'],
  ['indentation', '   Von: Lumen <help@lumen.test>\n   Gesendet: Dienstag\n   An: Ada\n   Betreff: Lampe'],
])('recognises them with %s', (_, block) => {
  expect(extractReply({ text: `Here it is.\n\n${block}\n\nCould you send a photo?` }).text).toBe(
    'Here it is.',
  )
})

test.each([
  '-----Original Message-----',
  '-----Ursprüngliche Nachricht-----',
  '-------- Message original --------',
  "-------- Message d'origine --------",
  '-----Mensaje original-----',
  '----- Messaggio originale -----',
  '-----Mensagem Original-----',
  '-----Oorspronkelijk bericht-----',
  '-------- Oprindelig besked --------',
  '-----Ursprungligt meddelande-----',
  '-----Alkuperäinen viesti-----',
  '-----Wiadomość oryginalna-----',
  '-------- Исходное сообщение --------',
  '------------------ 原始邮件 ------------------',
  '-----元のメッセージ-----',
  '-----원본 메시지-----',
  '-------- Orijinal mesaj --------',
  '---------- Původní zpráva ----------',
  '---- On Tue, 03 Jun 2025 09:30:00 +0200 help@lumen.test wrote ----',
  '##- Please type your reply above this line -##',
])('cuts at the separator %s', (separator) => {
  const { text, quotedText } = extractReply({
    text: `Here it is.\n\n${separator}\n\nCould you send a photo?`,
  })
  expect(text).toBe('Here it is.')
  expect(quotedText).toBe(`${separator}\n\nCould you send a photo?`)
})

test.each([
  'Order form\n\nFrom: Berlin\nTo: Paris\nDate: 3 June 2025\n\nPlease book.',
  'Appointment\nDate: Tuesday\nTime: 9:30\nPlease confirm.',
  'Name: Ada\nSubject: lamp\nMy lamp is broken.',
])('keeps lists that only resemble headers', (text) => {
  expect(extractReply({ text }).text).toBe(text)
})

test.each([
  'Please see below.\n\n---------- Forwarded message ---------\nFrom: Shop <a@shop.test>\nDate: Tue\nSubject: Bill\nTo: ada@shop.test\n\nYour bill',
  'FYI\n\nBegin forwarded message:\n\nFrom: Shop <a@shop.test>\nSubject: Bill\nDate: Tue\nTo: ada@shop.test\n\nYour bill',
])('keeps what a customer forwards', (text) => {
  expect(extractReply({ text })).toEqual({ text, quotedText: '' })
})
