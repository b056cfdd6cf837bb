import { expect, test } from 'vitest'
import { checkGrounding } from './check-grounding.ts'

const passages = [
  {
    sourceId: 'returns',
    title: 'Returns',
    text: 'You can return unused items within 30 days of delivery. Opened software cannot be returned.',
  },
  {
    sourceId: 'shipping',
    title: 'Shipping',
    text: 'Delivery by DHL takes two to four business days and costs 4.90 euros. Follow it at https://track.example.com/parcel.',
  },
  {
    sourceId: 'retour',
    title: 'Rückgabe',
    text: 'Sie können unbenutzte Artikel innerhalb von 14 Tagen zurückgeben. Die Erstattung erfolgt bis zum 5. März.',
  },
]

test.each([
  ['You can return unused items within 30 days.', 'returns'],
  ['Unused items may be returned within 30 days of delivery.', 'returns'],
  ['Delivery takes 2 to 4 business days.', 'shipping'],
  ['Shipping by DHL costs €4.90.', 'shipping'],
  ['You can follow your delivery at https://track.example.com/parcel.', 'shipping'],
  ['Unbenutzte Artikel können Sie innerhalb von 14 Tagen zurückgeben.', 'retour'],
])('supports "%s"', (sentence, source) => {
  expect(checkGrounding(sentence, passages)).toMatchObject({ supported: true, sources: [source] })
})

test.each([
  ['You can return unused items within 60 days.', 'number 60'],
  ['You can return unused items within 30 weeks.', 'unit 30 week'],
  ['Delivery by Hermes takes two to four business days.', 'name Hermes'],
  ['You cannot return unused items within 30 days of delivery.', 'negation'],
  ['Opened software can be returned.', 'negation'],
  ['Follow your delivery at https://evil.example.net/parcel.', 'link https://evil.example.net/parcel'],
  ['Die Erstattung erfolgt bis zum 9. März.', 'number 9'],
])('does not support "%s"', (sentence, reason) => {
  const { supported, reasons } = checkGrounding(sentence, passages)
  expect(supported).toBe(false)
  expect(reasons).toContain(reason)
})

test('does not support a claim none of the passages speaks of', () => {
  expect(checkGrounding('We will send you a free coffee machine tomorrow.', passages).supported).toBe(false)
  expect(checkGrounding('You can return items.', []).supported).toBe(false)
})

test.each([
  'Hi Ada,',
  'Thank you for your message.',
  'Es tut uns leid.',
  'Kind regards',
  "N'hésitez pas à nous écrire.",
])('asks for no source of "%s"', (sentence) => {
  expect(checkGrounding(sentence, passages)).toEqual({ supported: true, sources: [], reasons: ['courtesy'] })
})

test('lets no figure pass as courtesy', () => {
  expect(checkGrounding('Thank you, we will refund 500 euros.', passages).supported).toBe(false)
})
