import { expect, test } from 'vitest'
import { leftoverPlaceholders, promisesAttachment, warningsFor } from './warnings.ts'

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
