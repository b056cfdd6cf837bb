import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from '../redact.ts'

const zero = '\u200b'

test.each([
  ['10.0.0.1:8080 is down', '[IP_1]:8080 is down'],
  ['http://10.0.0.1:8080/x and 192.168.0.1/24', 'http://[IP_1]:8080/x and [IP_2]/24'],
  ['from 10.0.0.1-10.0.0.9 or 10.1.0.1-20', 'from [IP_1]-[IP_2] or [IP_3]-20'],
  ['[2001:db8::1]:443 and 2001:db8::/32', '[[IP_1]]:443 and [IP_2]/32'],
  ['4111.1111.1111.1111', '[CARD_1]'],
  ['4111/1111/1111/1111 and 4111_1111_1111_1111', '[CARD_1] and [CARD_2]'],
  ['4111,1111,1111,1111', '[CARD_1]'],
  ['4111 - 1111 - 1111 - 1111', '[CARD_1]'],
  ['４１１１ １１１１ １１１１ １１１１', '[CARD_1]'],
  [`4111${zero}1111${zero} 1111 1111`, '[CARD_1]'],
  ['it is 4111 1111\n1111 1111, use it', 'it is [CARD_1], use it'],
  ['> 4111 1111 1111\r\n> 1111 exp 12/29', '> [CARD_1] exp 12/29'],
  ['3782.822463.10005', '[CARD_1]'],
  ['My order 4111111111111111', 'My order [CARD_1]'],
  ['Order: 5555555555554444, call me', 'Order: [CARD_1], call me'],
  ['4111 1111 1111 1111 5555 5555 5555 4444', '[CARD_1] [CARD_2]'],
  ['4111111111111111 5555555555554444', '[CARD_1] [CARD_2]'],
  ['4111111111111111, 5555555555554444', '[CARD_1], [CARD_2]'],
  ['4111 1111 1111 1111\n3782 822463 10005', '[CARD_1]\n[CARD_2]'],
  ['DE89 3704 0044\n0532 0130 00', '[IBAN_1]'],
  ['IBAN: GB29 NWBK 6016\r\n> 1331 9268 19 please', 'IBAN: [IBAN_1] please'],
  ['"john doe"@example.com wrote', '[EMAIL_1] wrote'],
  ['?to=bob%40example.com&x=1', '?to=[EMAIL_1]&x=1'],
  ['SSN 536 22 8726', 'SSN [NATIONAL_ID_1]'],
  ['social security number: 536228726', 'social security number: [NATIONAL_ID_1]'],
])('of %j nothing personal stays', (text, expected) => {
  const { text: redacted, restore } = redact(text)
  expect(redacted).toBe(expected)
  expect(restore(redacted)).toBe(text)
})

test.each([
  'Order 4111111111111112 and 1234567890123456',
  'Orders 1001, 1002, 1003, 1004 and 2001/2002/2003/2004',
  'EAN 4006381333931, IMEI: 490154203237518',
  'From 2026-05-12 10:00 to 2026-05-13 11:30',
  'The price went from 1,299.00 to 1,199.00, then 999.00',
  'Meter: 4711 0815\n4712 0816',
  'Version 10.2.3.4/5 and section 1.2.3.4.5',
  'Order number 302-1234567-1234567',
  '50%400 is no address',
])('leaves %j as it is', (text) => {
  expect(redact(text).text).toBe(text)
})

test('brings back whatever it took, however cards are parted', () => {
  const gap = fc.constantFrom('', ' ', '-', '.', '/', '\n', zero, ', ', ' | ')
  const part = fc.constantFrom(
    '4111',
    '1111',
    '5555',
    '4444',
    '3782',
    '822463',
    '10005',
    'order',
    'x@y.example',
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(part, gap), { maxLength: 30 }), (parts) => {
      const text = parts.flat().join('')
      const { text: redacted, restore } = redact(text)
      expect(restore(redacted)).toBe(text)
    }),
    { seed: 7, numRuns: 300 },
  )
})
