import { expect, test } from 'vitest'
import { leftoverPlaceholders, promisesAttachment, warningsFor, warningsOfCheck } from './warnings.ts'

test('finds each forgotten placeholder once', () => {
  expect(leftoverPlaceholders('Dear {{ contact.name }}, order {{order}} — {{order}}')).toEqual([
    '{{ contact.name }}',
    '{{order}}',
  ])
  expect(leftoverPlaceholders('A set {1, 2} and [a remark]')).toEqual([])
})

test.each([
  'I have attached the invoice.',
  'Please see attached.',
  'Die Rechnung finden Sie im Anhang.',
  'Vous trouverez la facture ci-jointe.',
  'Te envío la factura adjunta.',
])('sees the promise of a file in "%s"', (text) => {
  expect(promisesAttachment(text)).toBe(true)
})

test.each(['You sent us an attachment yesterday.', 'We are attached to our customers.'])(
  'sees no promise in "%s"',
  (text) => {
    expect(promisesAttachment(text)).toBe(false)
  },
)

test('warns of a missing file only while none is attached', () => {
  expect(warningsFor({ text: 'See attached.', attachments: 0 })).toHaveLength(1)
  expect(warningsFor({ text: 'See attached.', attachments: 1 })).toEqual([])
})

test('asks about strangers, addresses that refused mail, and files too large, and only then', () => {
  const fits = { estimated: 1_000, limit: 25_000_000, fits: true }
  expect(warningsOfCheck({ firstTimeOutside: [], suppressed: [], size: fits })).toEqual([])
  const asked = warningsOfCheck({
    firstTimeOutside: ['new@outside.example'],
    suppressed: [{ address: 'ada@customer.example', reason: 'hard_bounce' }],
    size: { estimated: 30_000_000, limit: 25_000_000, fits: false },
  })
  expect(asked.map(({ detail }) => detail).join(' ')).toMatch(
    /new@outside\.example.*ada@customer\.example refused.*30 MB.*25 MB.*links/,
  )
})
