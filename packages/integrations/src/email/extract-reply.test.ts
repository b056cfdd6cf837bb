import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extractReply } from './extract-reply.ts'

const LINE = 'On Tue, 3 Jun 2025 at 09:30, Lumen <help@lumen.test> wrote:'

test('keeps an answer written below the quoted text', () => {
  const { text } = extractReply({ text: `${LINE}\n> Which size?\n\nThe large one.\nAda` })
  expect(text).toBe('The large one.\nAda')
})

test('keeps what stands above and below the quoted text', () => {
  const { text } = extractReply({ text: `Hello\n\n${LINE}\n\n> Which size?\n> And colour?\n\nThe large one` })
  expect(text).toBe('Hello\n\nThe large one')
})

test('keeps answers between quoted lines together with what they answer', () => {
  const body = `${LINE}\n> Which size?\n\nLarge\n\n> Which colour?\n\nRed`
  const { text } = extractReply({ text: `Hi,\n${body}\n\n> Kind regards\n> Lumen` })
  expect(text).toBe(`Hi,\n${body}`)
})

test('takes lines torn off quoted ones by wrapping as quoted', () => {
  const long = '> We are sorry that the lamp which you bought in our shop in March did not arrive'
  expect(extractReply({ text: `Thanks\n\n${LINE}\n${long}\nin one piece.\n> Lumen` }).text).toBe('Thanks')
})

test.each([
  ['-- ', 'Ada Okafor\nHead of Lamps'],
  ['--', 'Ada Okafor'],
  ['_____________________', 'lamps mailing list\nlamps@lists.test'],
  ['Sent from my iPhone', ''],
  ['Sent from my Galaxy S23 Ultra', ''],
  ['Get Outlook for iOS<https://aka.ms/x>', ''],
  ['Sent from Yahoo Mail on Android', ''],
  ['Von meinem iPhone gesendet', ''],
  ['Gesendet von Outlook für Android<https://aka.ms/x>', ''],
  ['Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.', ''],
  ['Envoyé de mon iPhone', ''],
  ['Enviado desde mi iPhone', ''],
  ['Enviado do meu iPhone', ''],
  ['Inviato da iPhone', ''],
  ['Verstuurd vanaf mijn iPhone', ''],
  ['Wysłane z iPhone’a', ''],
  ['Skickat från min iPhone', ''],
  ['Sendt fra min iPhone', ''],
  ['Lähetetty iPhonesta', ''],
  ['Отправлено с iPhone', ''],
  ['iPhoneから送信', ''],
  ['发自我的iPhone', ''],
  ['나의 iPhone에서 보냄', ''],
  ["iPhone'umdan gönderildi", ''],
  ['Odesláno z iPhonu', ''],
])('leaves out the signature after "%s"', (first, rest) => {
  const { text, quotedText } = extractReply({ text: `The lamp works.\n\nAda\n\n${first}\n${rest}\n` })
  expect(text).toBe('The lamp works.\n\nAda')
  expect(quotedText).toContain(first.trim())
})

test.each([
  'I write because of:\n-- the lamp\n-- the shade\nThanks',
  'Sent from my desk, this is much easier than from my phone.',
  'Item        Price\n---------------\nLamp        20\n\nIs that right?',
  'Please answer.\n\n—\nAda',
  'Width\n____\n3 cm\n____\n4 cm\n____\nIs that right?',
  'Get Outlook for iOS working, please.\nIt crashes.',
  'Von meinem Handy wurde nichts gesendet\nBitte um Hilfe',
  'Skickat med posten i måndags\nInget har kommit',
  '>>> SALE <<<\nIs that mail from you?',
  'My order:\nDate: 3 June 2025\nTo: Ada Okafor\nSubject: order 123\nEmail: ada@shop.test\nIt did not arrive.',
  'New message from your website\n\nFrom: Ada <ada@shop.test>\nSubject: Lamp\nMessage: It broke',
  'I ordered on 3 June 2025 at 9:30 and Lumen <help@lumen.test> wrote:\nthat it is on its way. It is not.',
  'Lamp <lamp@shop.test>\nTo be honest it broke.\nSubject closed?',
  '> 5 is what I need, so 6 > 5.',
  'Thanks',
])('keeps text that only resembles a signature or a quote', (text) => {
  expect(extractReply({ text }).text).toBe(text)
})

test.each([
  ['Kind regards,\n\nAda Okafor\nHead of Lamps\n+44 20 7946 0000', ''],
  ['Mit freundlichen Grüßen\n\nAda Okafor\nLumen GmbH\nada@shop.test', ''],
  ['Regards,\nAda', 'Regards,\nAda'],
  [
    'Best regards,\nAda\nShop\n\nP.S. When will it come?',
    'Best regards,\nAda\nShop\n\nP.S. When will it come?',
  ],
  ['Sincerely,\nAda Okafor', 'Sincerely,\nAda Okafor'],
])('leaves out a closing only where a card of details follows: %j', (closing, kept) => {
  expect(extractReply({ text: `The lamp works.\n\n${closing}` }).text).toBe(
    `The lamp works.\n\n${kept}`.trim(),
  )
})

test('keeps a list of more than a screenful below two dashes', () => {
  const list = Array.from({ length: 60 }, (_, index) => `${index}. broken`).join('\n')
  expect(extractReply({ text: `The list:\n--\n${list}` }).text).toContain('59. broken')
})

test.each([
  `${LINE}\n> Hello`,
  '> only quoted',
  '-- \nAda',
  'Sent from my iPhone',
  'From: a <a@b.test>\nSent: now\nTo: c\nSubject: d\n\ntext',
])('gives the whole where a cut would leave nothing', (text) => {
  expect(extractReply({ text })).toEqual({ text, quotedText: '' })
})

test('never gives nothing for something, and loses no word of plain text', () => {
  const piece = fc.constantFrom(
    LINE,
    '> quoted',
    '',
    '-- ',
    'Hello',
    'From: a@b.test',
    'Subject: x',
    'Sent: now',
    '___',
    'On',
    'wrote:',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 25 }), (lines) => {
      const written = lines.join('\n')
      const { text, quotedText } = extractReply({ text: written })
      expect(text === '').toBe(written.trim() === '')
      expect(sortedCharacters(text + quotedText)).toBe(sortedCharacters(written))
    }),
  )
})

function sortedCharacters(text: string): string {
  return [...text.replace(/\s/g, '')].sort().join('')
}

test('gives empty texts for an empty mail', () => {
  expect(extractReply({})).toEqual({ text: '', quotedText: '' })
  expect(extractReply({ text: ' \n', html: '<br>' })).toEqual({ text: '', quotedText: '' })
})

test.each([
  'On ',
  'On 3 Jun 2025\n',
  '>',
  '> \n',
  'wrote:',
  '\n',
  '-',
  '_',
  ' ',
  'From: ',
  'From:\n',
  '<',
  '<div>',
  '<blockquote type=cite>',
  '@',
  '1:',
  'a\n> b\n',
  'Le 1 juin 2025 a@b.test\n',
])('finishes a megabyte of %j', (piece) => {
  const hostile = piece.repeat(1_000_000 / piece.length)
  const { text, quotedText } = extractReply({ text: hostile, html: hostile })
  expect(text.length + quotedText.length).toBeLessThan(5_000_000)
})

test.each([
  'Fwd: x',
  'WG: x',
  'TR : x',
  'İLT: x',
  'İlt: x',
  'ilt: x',
  'i̇lt: x',
  'ΠΡΘ: x',
  '转发：x',
  '[Ext] FW: x',
])('keeps the mail that is passed on under the subject %s', (subject) => {
  const text = 'Look\n\nFrom: X <x@y.test>\nSent: Tuesday 9:30\nTo: Ada\nSubject: x\n\nText'
  expect(extractReply({ text, subject }).text).toBe(text)
  expect(extractReply({ text, subject: 'Re: x' }).text).toBe('Look')
})
