import { expect, test } from 'vitest'
import { touchedPolicies } from './touched.ts'

const touches = (rule: string, asked: string, title = 'A rule') =>
  touchedPolicies([{ title, rule }], asked, '').length > 0

test.each([
  ['Refunds above 200 € need approval.', 'I want a refund of 350 € for my lamp.'],
  ['Refunds above 200 € need approval.', 'Ich möchte eine Erstattung von 350 €.'],
  ['Refunds above 200 € need approval.', 'Please reimburse the EUR 1,350.00 I paid.'],
  ['Refunds above 200 € need approval by the head of our store in Berlin.', 'Refund me 201 euros.'],
  ['Refunds above 200 € need approval.', 'Refund me the 190 dollars.'],
  ['Refunds above 200 € need approval.', 'It broke. I want my 350 € back.'],
  ['Refunds above 200 € need approval.', 'Ich will meine 350 Euro zurück!'],
  ['Erstattungen über 200 € brauchen eine Freigabe.', 'Please refund the 250 € I paid.'],
  ['Les remboursements de plus de 200 € doivent être validés.', 'Je veux un remboursement de 350 €.'],
  ['A team lead has to agree to refunds of 200 € or more.', 'A refund of 200 € please'],
  ['Agents may refund up to 50 € without approval.', 'Refund my 80 €'],
  ['Refunds below 50 € are given without asking anybody.', 'Refund my 80 €'],
  ['Discounts of more than 10 % are only for a manager to give.', 'Can I have a discount of 15%?'],
  ['Returns are taken within 30 days.', 'I bought the lamp two months ago and want to return it.'],
  ['Returns after 2 weeks need consent.', 'I would like to return what came 20 days ago'],
  ['Cancellations need approval.', 'I want to cancel my order'],
  ['We do not refund gift cards.', 'Will you refund my gift card?'],
  ['Never promise delivery dates.', 'Which delivery dates do you have?'],
])('%j has a say where a customer writes %j', (rule, asked) => {
  expect(touches(rule, asked)).toBe(true)
})

test.each([
  ['Refunds above 200 € need approval.', 'I want a refund of 150 € for my lamp.'],
  ['Refunds above 200 € need approval.', 'A refund of 200 €, please.'],
  ['Refunds above 200 € need approval.', 'I paid 350 € for a lamp. Which bulb fits it?'],
  ['Refunds above 200 € need approval.', 'When does my refund arrive?'],
  ['Refunds above 200 € need approval.', 'My refund of order 48213 is 10 days late.'],
  ['Agents may refund up to 50 € without approval.', 'Refund my 30 €'],
  ['Refunds below 50 € are given without asking anybody.', 'Refund my 30 €'],
  ['Discounts of more than 10 % are only for a manager to give.', 'The discount of 5 % is missing.'],
  ['Returns are taken within 30 days.', 'I got the lamp ten days ago and want to return it.'],
  ['Cancellations need approval.', 'Which voltage does the fan need?'],
  ['We do not refund gift cards.', 'Can I pay with a gift card?'],
  ['Write short and kind sentences.', 'Where is my order?'],
])('%j has no say where a customer writes %j', (rule, asked) => {
  expect(touches(rule, asked)).toBe(false)
})

test('a rule whose title says what it is about is understood with it', () => {
  const rule = 'Above 200 € a team lead has to agree.'
  expect(touches(rule, 'Refund me 350 €', 'Refunds')).toBe(true)
  expect(touches(rule, 'Do the 350 € lamps come in red?', 'Refunds')).toBe(false)
})

test('an amount in what would be quoted counts as one of the customer does', () => {
  const policies = [{ title: 'Refunds', rule: 'Refunds above 200 € need approval.' }]
  expect(touchedPolicies(policies, 'What do I get back?', 'You get a refund of 350 €.')).toMatchObject([
    { approval: true, limit: { side: 'over', at: { written: '200 €' }, named: { written: '350 €' } } },
  ])
})
