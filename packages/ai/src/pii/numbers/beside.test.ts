import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from '../../redact.ts'

test.each([
  ['+49 30 1234567 10115 Berlin', '[PHONE_1] 10115 Berlin'],
  ['+1 415 555 2671 94103', '[PHONE_1] 94103'],
  ['+44 7911 123456 2026', '[PHONE_1] 2026'],
  ['+49 170 1234567 12.03.2024', '[PHONE_1] 12.03.2024'],
  ['on 2024-03-12 0170 1234567 called', 'on 2024-03-12 [PHONE_1] called'],
  ['+49 170 1234567 (0171 7654321)', '[PHONE_1] ([PHONE_2])'],
  ['0170 1234567/0171 7654321', '[PHONE_1]/[PHONE_2]'],
  ['0170 1234567,0171 7654321', '[PHONE_1],[PHONE_2]'],
  ['415-555-2671/415-555-2672', '[PHONE_1]/[PHONE_2]'],
  ['415-555-2671 415-555-2672', '[PHONE_1] [PHONE_2]'],
  ['+1 415-555-2671/+1 415-555-2672', '[PHONE_1]/[PHONE_2]'],
  ['0170 1234567 9:00-17:00', '[PHONE_1] 9:00-17:00'],
  ['At 10:30 0170 1234567 rang', 'At 10:30 [PHONE_1] rang'],
  ['01 42 68 53 00 / 06 12 34 56 78', '[PHONE_1] / [PHONE_2]'],
  ['01 42 68 53 00 – 06 12 34 56 78', '[PHONE_1] – [PHONE_2]'],
  ['01 42 68 53 00 06 12 34 56 78', '[PHONE_1] [PHONE_2]'],
  ['612 345 678/623 456 789', '[PHONE_1]/[PHONE_2]'],
  ['8 (916) 123-45-67 8 (917) 765-43-21', '[PHONE_1] [PHONE_2]'],
  ['Tel. 030 / 1234567', 'Tel. [PHONE_1]'],
  ['ring 070-123 45 67 eller 08-123 456 78', 'ring [PHONE_1] eller [PHONE_2]'],
  ['Llámame al 612345678 o 623456789', 'Llámame al [PHONE_1] o [PHONE_2]'],
  ['我的手机号是13812345678', '我的手机号是[PHONE_1]'],
  ['電話番号：０９０－１２３４－５６７８', '電話番号：[PHONE_1]'],
])('a phone number does not leave for what stands beside it: %j', (text, expected) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).toBe(expected)
  expect(restore(redacted)).toBe(text)
})

test('no phone number leaves, whatever number stands before or after it', () => {
  const phone = fc.constantFrom(
    '+49 170 1234567',
    '+1 415-555-2671',
    '0171 7654321',
    '415-555-2671',
    '06 98 76 54 32',
    '+44 7911 123456',
  )
  const other = fc.constantFrom('10115', '12.03.2024', '2024-03-12', '9:00-17:00', '4711', '17:30', '(2024)')
  const gap = fc.constantFrom(' ', '  ', ', ', ' - ', ' / ', ' (', '\n')
  const beside = fc.oneof(phone, other)
  fc.assert(
    fc.property(beside, gap, phone, gap, beside, (before, left, number, right, after) => {
      const text = `${before}${left}${number}${right}${after}`
      const { text: redacted, restore } = redact(text)
      expect(redacted).not.toContain(number.slice(-5))
      expect(restore(redacted)).toBe(text)
    }),
    { seed: 7, numRuns: 1000 },
  )
})

test.each([
  ['SSN# 123-45-6789', 'SSN# [NATIONAL_ID_1]'],
  ['SSN/123-45-6789 or #123-45-6789', 'SSN/[NATIONAL_ID_1] or #[NATIONAL_ID_1]'],
  ['My phone# 415-555-2671', 'My phone# [PHONE_1]'],
  ['Tel/0171 2345678', 'Tel/[PHONE_1]'],
  ['#4111111111111111', '#[CARD_1]'],
  [
    'Please call me about my order. My number is 415-555-2671',
    'Please call me about my order. My number is [PHONE_1]',
  ],
  [
    'I am calling about my invoice. My number is 0171 2345678.',
    'I am calling about my invoice. My number is [PHONE_1].',
  ],
  ['It is about my order: my number is 0171 2345678', 'It is about my order: my number is [PHONE_1]'],
  ['Danke für die Bestellung.\n\n0171 2345678', 'Danke für die Bestellung.\n\n[PHONE_1]'],
  ['Please tell Bill: 415-555-2671', 'Please tell Bill: [PHONE_1]'],
  ['Rufen Sie an wegen der Bestellung: 0171 2345678', 'Rufen Sie an wegen der Bestellung: [PHONE_1]'],
])('the nearest word says what a number is: %j', (text, expected) => {
  expect(redact(text).text).toBe(expected)
})

test.each([
  'My passport number is 123456789',
  'my passport number is X1234567',
  'Passport # X12345678',
  'passport: AB 1234567',
  'My passport is C01X00T47',
  'Reisepassnummer C01X00T47',
  'Reisepass-Nr. C01X00T47',
  'mon passeport est le 12AB34567',
  'Номер паспорта 4510 123456',
  '护照号码：E12345678',
  'mijn burgerservicenummer is 111222333',
  'BSN nummer 111222333',
  'bsn nr 111222333',
  'my NIF is 123456789',
  'TFN is 123 456 782',
  'SIN number is 046 454 286',
  'DNI 12.345.678-Z',
  'DNI 12345678 Z',
  'Aadhaar: 234123412346',
  'personnummer 8112289874',
  'Steuernummer 12/345/67890',
  'rodné číslo 736028/5163',
])('a number of a person that is named does not leave: %j', (text) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).toMatch(/ ?\[NATIONAL_ID_1\]$/)
  expect(redacted.replace('[NATIONAL_ID_1]', '')).not.toMatch(/\d/)
  expect(restore(redacted)).toBe(text)
})

test.each([
  ['Mir', '2200123456789019'],
  ['RuPay', '6074123456789013'],
  ['Elo', '6363681234567894'],
  ['Hipercard', '6062821234567890'],
  ['Troy', '9792123456789018'],
  ['Verve', '5061001234567892'],
  ['Maestro', '6390001234567892'],
  ['Maestro', '6771891234567895'],
  ['Visa parted by tabs', '4111\t1111\t1111\t1111'],
])('a card of %s is one without being called so', (_, card) => {
  expect(redact(`I paid with ${card} yesterday`).text).toBe('I paid with [CARD_1] yesterday')
})

test.each([
  'Case 00123456',
  'Order 0012345678 is late',
  'order #0012345678',
  'invoice number 0012345678',
  'Rechnung 0012345678',
  'Orders 0012345678, 0012345679 and 0012345680',
  'fattura n. 0012345678',
  '注文番号：0012345678',
  'DPD 01234567890123',
  'order #415-555-2671',
  'invoice #4111111111111111',
  'Kd.-Nr. 0123456789',
  'P.O. 415-555-2671',
  'заказ № 8 916 123-45-67',
  '600 - 700 - 800',
  '36 38 40 42 44 46',
  '0800-1600 hours',
  '100 000 - 200 000 km',
  '01.02.2024 - 05.02.2024 10:00',
  '12.03.2024 12.04.2024 12.05.2024',
  'My password is 12345678',
  'passport cover, order 12345678',
])('a number of business stays: %j', (text) => {
  expect(redact(text).text).toBe(text)
})

test.each([
  '0171 ',
  '(1',
  '(0171) ',
  '415 555 2671 ',
  '0171/2345678/',
  '12.03.24 ',
  'order nonono ',
  'no no no 1234567 ',
  'order 00123456, ',
  'passport nono 123 ',
  '#1234567 ',
  '1\t',
])('finishes a long text of %j', (piece) => {
  const text = piece.repeat(100_000 / piece.length)
  const { text: redacted, restore } = redact(text)
  expect(restore(redacted)).toBe(text)
})
