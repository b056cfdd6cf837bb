import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact, redactAll } from './redact.ts'

const personal: [string, string][] = [
  ['mail address', 'Write to anna.b+shop@mail.example.co.uk now'],
  ['internationalised mail address', 'Schreib an jürgen@müller.example'],
  ['card in one run', 'card 4242424242424242 thanks'],
  ['card with blanks', 'card 5555 5555 5555 4444 exp 12/27'],
  ['card with dashes', 'amex 3782-822463-10005'],
  ['account', 'IBAN DE89 3704 0044 0532 0130 00 bitte'],
  ['account in lower case', 'iban gb29nwbk60161331926819'],
  ['internet address', 'from 203.0.113.77 yesterday'],
  ['internet address of version 6', 'from 2001:db8:0:1::8a2e yesterday'],
  ['American phone', 'reach me: (415) 555-2671'],
  ['international phone', 'ring +44 20 7946 0958'],
  ['phone with double zero', 'Tel. 0043 1 5123456'],
  ['German mobile', 'Handy 0171 2345678'],
  ['French phone', 'au 01 42 68 53 00 merci'],
  ['Spanish phone', 'llámame al 612 345 678'],
  ['social security number', 'SSN 536-22-8726'],
  ['Spanish identity number', 'mi DNI es 12345678Z'],
  ['Polish PESEL', 'PESEL 44051401359'],
  ['French social security number', 'numéro 2 55 08 14 168 025 38'],
  ['Swedish personal number', 'jag är 811228-9874'],
  ['Brazilian CPF', 'CPF 529.982.247-25'],
  ['Dutch BSN', 'mijn BSN: 111222333'],
  ['Italian codice fiscale', 'CF RSSMRA85T10A562S'],
  ['Belgian national number', 'nummer 85.07.30-033.28'],
  ['Finnish personal code', 'hetu 131052-308T'],
]

test.each(personal)('removes a %s and brings it back', (_, text) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).toMatch(/\[[A-Z_]+_1\]/)
  expect(redacted.replace(/\[[A-Z_]+_\d+\]/g, '')).not.toMatch(/\d{3}|@/)
  expect(restore(redacted)).toBe(text)
})

test.each([
  'Order 302-1234567-1234567 has not arrived.',
  'Bestellung 4711-0815 und Rechnung RE-2024-001234',
  'My order number is 5552345678.',
  'Tracking 00340434161094042557 and 1Z999AA10123456784',
  'Invoice #0123456789 of 12.10.2024, due 2024-11-01 15:30',
  'It costs 1.234,56 € or $1,299.00, in total 500 000 000 PLN',
  'Version 10.2.3.4 of the app, build 20240131',
  'Meet at 10:30:00 on 01/02/2024 in room 12-34',
  'ISBN 978-3-16-148410-0 and EAN 4006381333931',
  'IBAN DE00 1234 5678 9012 3456 78 has a wrong check digit',
  'The part number is 4111-22-3333-44',
  'Ticket [EMAIL_1] of {"lc":1}',
])('leaves %s as it is', (text) => {
  expect(redact(text).text).toBe(text)
})

test('gives the same value the same placeholder and another value another', () => {
  const { text } = redact('a@example.org, b@example.org, a@example.org')
  expect(text).toBe('[EMAIL_1], [EMAIL_2], [EMAIL_1]')
})

test('never mixes its placeholders up with those already in the text', () => {
  const original = 'Put [EMAIL_1] and [CARD_7] beside a@example.org'
  const { text, restore } = redact(original)
  expect(text).toBe('Put [EMAIL_1] and [CARD_7] beside [EMAIL_2]')
  expect(restore(text)).toBe(original)
  expect(restore('[EMAIL_2] [EMAIL_1] [PHONE_9]')).toBe('a@example.org [EMAIL_1] [PHONE_9]')
})

test('restores values that hold replacement patterns', () => {
  const { text, restore } = redact("mail $&$1'@example.org")
  expect(restore(text)).toBe("mail $&$1'@example.org")
})

test.each([
  ['my card # 4900948022576220 is lost', '4900948022576220'],
  ['Kreditkarte: 630427373398', '630427373398'],
  ['Mobile: 03.93.92.16.85', '03.93.92.16.85'],
  ['Desk: +1-903-140-4508x769', '+1-903-140-4508x769'],
  ['Phone:\n358 0594', '358 0594'],
  ['930.167.3943 office', '930.167.3943'],
  ['They do not answer at 71-33-52-22', '71-33-52-22'],
])('the number in %j does not leave', (text, number) => {
  expect(redact(text).text).not.toContain(number)
})

test.each([
  'order # 4900948022576220',
  'The address is wrong for order 4711.',
  'On 06.12.2026 10:15 and on 12/31/26 it failed.',
  'A mail address: refused with 550, too large with 552',
])('what only looks like personal data stays: %j', (text) => {
  expect(redact(text).text).toBe(text)
})

test('removes given names as whole words', () => {
  const { text, restore } = redact('Anna Berg writes: Annaberg is not Anna.', ['Anna Berg'])
  expect(text).toBe('[NAME_1] writes: Annaberg is not [NAME_2].')
  expect(restore(text)).toBe('Anna Berg writes: Annaberg is not Anna.')
})

test('shares placeholders between texts', () => {
  const { texts, restore } = redactAll(['from a@example.org', 'to a@example.org'])
  expect(texts).toEqual(['from [EMAIL_1]', 'to [EMAIL_1]'])
  expect(restore('[EMAIL_1]')).toBe('a@example.org')
})

test('restores every text exactly', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'a@b.de',
      '[EMAIL_1]',
      '+49 170 1234567',
      '4242 4242 4242 4242',
      '[',
      '_1]',
      '10.0.0.1',
      '\n',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const original = pieces.join('')
      const { text, restore } = redact(original)
      expect(restore(text)).toBe(original)
    }),
  )
})

test.each([
  ['digits', '1'],
  ['at signs', 'a@'],
  ['dots', 'a.'],
  ['colons', ':a'],
  ['groups of digits', '12 '],
  ['brackets', '(1'],
  ['letters and digits', 'DE12 '],
])('finishes a megabyte of %s', (_, unit) => {
  const hostile = unit.repeat(1_000_000 / unit.length)
  const { text, restore } = redact(hostile)
  expect(restore(text)).toBe(hostile)
})
