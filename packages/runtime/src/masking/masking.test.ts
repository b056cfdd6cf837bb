import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskText } from './mask-text.ts'
import { maskValue } from './mask-value.ts'

test.each([
  ['write to anna.berg@mail.example.com now', 'write to a***@mail.example.com now'],
  ['<Ötzi+desk@bücher.example>', '<Ö***@bücher.example>'],
  ['GET /contacts?email=anna%40example.com', 'GET /contacts?email=a***%40example.com'],
  ['card 4111 1111 1111 1111.', 'card [card].'],
  ['5500-0000-0000-0004', '[card]'],
  ['amex 378282246310005', 'amex [card]'],
  ['pay to DE89 3704 0044 0532 0130 00 today', 'pay to [iban] today'],
  ['gb29nwbk60161331926819', '[iban]'],
  ['phone: 0660 123 45 67', 'phone: [phone]'],
  ['call +43 660 1234567 please', 'call [phone] please'],
  ['Authorization: Bearer abc.def-ghi', 'Authorization: [redacted] [redacted]'],
  ['sent Bearer abc.def-ghi', 'sent Bearer [redacted]'],
  ['postgres://app_user:pw123@db/desk', 'postgres://[redacted]@db/desk'],
  ['password=hunter2&x=1', 'password=[redacted]&x=1'],
  ['{"apiKey":"k-123","n":1}', '{"apiKey":"[redacted]","n":1}'],
  ['key sk-proj-abcdefgh12345678', 'key [redacted]'],
  ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def', 'jwt [redacted]'],
  ['/files/a?expires=1&signature=abcdef', '/files/a?expires=1&signature=[redacted]'],
])('masks %s', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test.each([
  'order 4111111111111112 is late',
  'order 1234567890123452 is late',
  'ORD-2024-00012345',
  'invoice 2026-000123456789',
  '#100002345678901',
  'tracking 1Z999AA10123456784',
  'id 01a1fbcb-38a0-742e-88ae-7b69a7a973fc',
  'id 41111111-1111-4111-8111-111111111111',
  'at 2026-11-21T01:49:21.949Z or 1763689761949',
  'DE89 3704 0044 0532 0130 01',
  'took 12.345678901234567 ms',
  'nothing special',
])('leaves %s as it is', (text) => {
  expect(maskText(text)).toBe(text)
})

test('masks every card number with the usual separators', () => {
  const digits = fc.array(fc.nat(9), { minLength: 14, maxLength: 14 })
  fc.assert(
    fc.property(digits, fc.constantFrom('', ' ', '-', '.'), (body, separator) => {
      const card = withCheckDigit(`4${body.join('')}`)
      const written = card.match(/.{4}/g)?.join(separator) ?? ''
      expect(maskText(`paid with ${written} yesterday`)).toBe('paid with [card] yesterday')
    }),
  )
})

test('masks in time proportional to the text, however hostile', () => {
  for (const unit of [
    'a',
    '1',
    '1 ',
    'a@',
    '@',
    'ab12',
    'AT12 ',
    '+1',
    'phone:',
    '=:',
    'token=',
    '://',
    '1-',
    '(',
  ]) {
    expect(maskText(unit.repeat(200_000)).length).toBeLessThan(40_000)
  }
})

test('masks by the name of the field', () => {
  expect(
    maskValue({
      password: 'x',
      apiKey: 'y',
      'set-cookie': ['a=b'],
      Authorization: 'Basic eA==',
      refreshToken: 'z',
      sessionId: 's',
      phone: '0660 1234567',
      headers: { cookie: 'c' },
      tokens: { input: 12, output: 3 },
      orderNumber: '4111-22',
    }),
  ).toEqual({
    password: '[redacted]',
    apiKey: '[redacted]',
    'set-cookie': '[redacted]',
    Authorization: '[redacted]',
    refreshToken: '[redacted]',
    sessionId: '[redacted]',
    phone: '[phone]',
    headers: { cookie: '[redacted]' },
    tokens: { input: 12, output: 3 },
    orderNumber: '4111-22',
  })
})

test('masks keys, nested values, numbers, errors, maps and addresses of the web', () => {
  const error = new Error('no mailbox anna@example.com', { cause: new TypeError('bob@example.com') })
  const masked = maskValue({
    'anna@example.com': [{ to: 'bob@example.com' }],
    card: 4111111111111111,
    error: Object.assign(error, { recipient: 'carl@example.com' }),
    map: new Map([['dora@example.com', 1]]),
    set: new Set(['emil@example.com']),
    url: new URL('https://user:pw@host.example/?token=abc'),
  })
  const line = JSON.stringify(masked)
  expect(line).not.toMatch(/anna|bob|carl|dora|emil|4111|pw@|abc/)
  expect(line).toContain('a***@example.com')
})

test('describes what JSON cannot hold', () => {
  const ring: Record<string, unknown> = {
    when: new Date('2026-01-02T03:04:05Z'),
    never: new Date(Number.NaN),
  }
  ring.self = ring
  const trap = Object.defineProperty({}, 'broken', {
    enumerable: true,
    get: () => {
      throw new Error('no')
    },
  })
  const value = { ring, trap, big: 10n, bytes: new Uint8Array(3), call: () => 1 }
  expect(maskValue(value)).toEqual({
    ring: { when: '2026-01-02T03:04:05.000Z', never: null, self: '[circular]' },
    trap: { broken: '[unreadable]' },
    big: '10',
    bytes: '[3 bytes]',
    call: '[function]',
  })
})

function withCheckDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, character, i) => {
    const value = Number(character) * (i % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}
