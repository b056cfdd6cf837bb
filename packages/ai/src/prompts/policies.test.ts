import { expect, test } from 'vitest'
import { draftMessages } from './draft-messages.ts'
import { policiesPrompt } from './policies.ts'

const question = {
  subject: 'Refund',
  text: 'Please send me back 250 €.',
  language: 'en',
  history: [],
  passages: [],
}

test('a draft is asked for with the policies as rules of their own, not as passages to quote', () => {
  const policies = [{ title: 'Refunds', rule: 'Refunds above 200 € need\napproval; ask anna@shop.example.' }]
  const { system, user, passages } = draftMessages({ ...question, policies })
  expect(system).toContain('- Refunds: Refunds above 200 € need approval')
  expect(system).not.toContain('anna@shop.example')
  expect([user.includes('approval'), passages]).toEqual([false, []])
})

test('without policies nothing is said of them, and many are cut where a rule ends', () => {
  expect(draftMessages(question).system).not.toContain('olicies')
  const many = Array.from({ length: 100 }, (_, at) => ({ title: `Rule ${at}`, rule: 'x'.repeat(500) }))
  const said = policiesPrompt(many)
  expect(said.length).toBeLessThan(9_000)
  expect(said.endsWith('x'.repeat(500))).toBe(true)
})
