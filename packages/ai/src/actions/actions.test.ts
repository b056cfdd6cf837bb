import { expect, test } from 'vitest'
import { findDates } from './dates.ts'
import { findMoney } from './money.ts'
import { readFacts } from './read-facts.ts'
import { findReferences } from './references.ts'
import { sentencesWanting } from './wants.ts'

const sums: [text: string, amount: number, currency: string | null][] = [
  ['Please return € 49,90 to me', 49.9, 'EUR'],
  ['es geht um 1.234,56 € insgesamt', 1234.56, 'EUR'],
  ['I paid $1,234.56.', 1234.56, 'USD'],
  ['1 234,56 € ont été débités', 1234.56, 'EUR'],
  ["CHF 1'234.50 bitte", 1234.5, 'CHF'],
  ['it was 20 pounds', 20, 'GBP'],
  ['£20 too much', 20, 'GBP'],
  ['30,-€ zurück', 30, 'EUR'],
  ['R$ 30,00 de volta', 30, 'BRL'],
  ['199 zł', 199, 'PLN'],
  ['249 kr tillbaka', 249, null],
  ['EUR 1,000', 1000, 'EUR'],
  ['¥1,000', 1000, 'JPY'],
  ['15 euros', 15, 'EUR'],
]

test.each(sums)('the sum in "%s" is read', (text, amount, currency) => {
  expect(findMoney(text).map((found) => [found.amount, found.currency])).toEqual([[amount, currency]])
})

test.each(['order 10234', 'call 030 123456', 'on 3.4.2026', 'two of them', 'version 1.2.3 is out'])(
  'no sum is read into "%s"',
  (text) => expect(findMoney(text)).toEqual([]),
)

const named: [text: string, number: string][] = [
  ['my order #48213 came', '48213'],
  ['order number is A-10422', 'A-10422'],
  ['Bestellnummer: 2026-88123', '2026-88123'],
  ['meine Bestellung Nr. 55102 fehlt', '55102'],
  ['commande n° 7781 svp', '7781'],
  ['pedido número 90021', '90021'],
  ["l'ordine 33411 non è arrivato", '33411'],
  ['bestelling 66001', '66001'],
  ['it says FD-2044-X on it', 'FD-2044-X'],
  ['booking ref ABC123', 'ABC123'],
]

test.each(named)('the number in "%s" is read', (text, number) => {
  expect(findReferences(text)).toEqual([number])
})

test.each([
  'my order of 49.90 €',
  'ordered on 2026-05-03',
  'order from 2026 please',
  'two orders',
  'call 0301234567',
])('no order number is read into "%s"', (text) => expect(findReferences(text)).toEqual([]))

test('days are read as they are written in several languages, and left out where the order is open', () => {
  expect(findDates('by 3. Mai 2026', 'de')).toEqual(['2026-05-03'])
  expect(findDates('on May 3rd, 2026', 'en')).toEqual(['2026-05-03'])
  expect(findDates('le 1er mars 2026', 'fr')).toEqual(['2026-03-01'])
  expect(findDates('el 4 de julio de 2026', 'es')).toEqual(['2026-07-04'])
  expect(findDates('31.12.2026', 'de')).toEqual(['2026-12-31'])
  expect(findDates('03/04/2026', 'en')).toEqual([])
  expect(findDates('03/04/2026', 'fr')).toEqual(['2026-04-03'])
  expect(findDates('25/04/2026', 'en')).toEqual(['2026-04-25'])
  expect(findDates('31.02.2026', 'de')).toEqual([])
})

const refund = /refund|geld zurück/i

test('who says that they do not want it asks for none', () => {
  expect(sentencesWanting('I would like a refund.', refund)).toHaveLength(1)
  expect(sentencesWanting('I do not want a refund.', refund)).toEqual([])
  expect(sentencesWanting('It does not work, and I want a refund.', refund)).toHaveLength(1)
  expect(sentencesWanting('Ich möchte nicht mein Geld zurück.', refund)).toEqual([])
})

test('the sum beside the request counts, and of several without a request none', () => {
  const said = (text: string) => ({ subject: 'Re: Order 48213', text, earlier: [], language: 'en' })
  const text = 'I paid 120 EUR for it. Please refund 49.90 EUR because the lamp came broken.'
  const facts = readFacts(said(text), sentencesWanting(text, refund))
  expect(facts).toEqual({
    orderNumber: '48213',
    amount: 49.9,
    currency: 'EUR',
    date: null,
    reason: 'Please refund 49.90 EUR because the lamp came broken.',
    subject: 'Order 48213',
  })
  expect(readFacts(said('I paid 120 EUR and then 80 EUR.'), [])).toMatchObject({ amount: null })
})

test('what the newest message leaves out is taken from what the customer wrote before', () => {
  const facts = readFacts(
    {
      subject: 'Lamp',
      text: 'Then refund it please.',
      earlier: ['It is order 48213, 20 € in all.'],
      language: 'en',
    },
    ['Then refund it please.'],
  )
  expect(facts).toMatchObject({ orderNumber: '48213', amount: 20, currency: 'EUR' })
})
