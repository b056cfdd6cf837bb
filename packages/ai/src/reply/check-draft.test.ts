import { expect, test } from 'vitest'
import { checkDraft } from './check-draft.ts'

const passages = [
  { title: 'Returns', text: 'You can return a lamp within 30 days at https://shop.example.com/returns.' },
]
const failed = (text: string, language = 'en', supported = true) => {
  const draft = { text, sentences: [{ text, sources: ['a'], supported }] }
  return checkDraft({ draft, passages, language }).flatMap(({ name, passed }) => (passed ? [] : name))
}

test('a draft that says what its sources say passes every check', () => {
  expect(failed('You can return the lamp within 30 days at https://shop.example.com/returns.')).toEqual([])
})

test.each([
  ['a claim without a source', 'You can return the lamp.', 'en', false, 'grounding'],
  ['a number of its own', 'You can return the lamp within 60 days.', 'en', true, 'numbers'],
  ['a link of its own', 'Return the lamp at https://evil.example/x today.', 'en', true, 'links'],
  ['a gap', 'Hello {{name}}, you can return the lamp.', 'en', true, 'placeholders'],
  ['a personal detail not put back', 'We write to [EMAIL_1] about the lamp.', 'en', true, 'placeholders'],
  ['another language', 'You can return the lamp to our shop whenever you want.', 'de', true, 'language'],
  ['shouting', 'You can return the lamp!!! Please do.', 'en', true, 'tone'],
])('%s is found', (_, text, language, supported, name) => {
  expect(failed(text, language, supported)).toContain(name)
})

const refunds = { title: 'Refunds', rule: 'Refunds above 200 € need approval.' }
const chats = { title: 'Tone', rule: 'Write short sentences.' }
const ofPolicies = (asked: string, by = 'local', policies = [refunds, chats]) => {
  const draft = { text: 'You get your refund within 5 days.', sentences: [] }
  const checks = checkDraft({ draft, passages, language: 'en', ruled: { asked, policies, by, told: [] } })
  return checks.find(({ name }) => name === 'policies')
}

test('a draft that a policy has a say in is a person’s to look at, and says which and why', () => {
  const check = ofPolicies('I want a refund of 350 € for my lamp')
  expect(check?.passed).toBe(false)
  expect(check?.finding).toMatch(/“Refunds” \(Refunds above 200 € need approval\.\), and 350 € is named/)
  expect(ofPolicies('I want a refund of 150 €')).toMatchObject({ passed: true })
  expect(ofPolicies('I want a refund of 350 €', 'local', [])?.finding).toBe('There are no policies')
})

test('a limit holds for a provider too, and what it was told is named', () => {
  expect(ofPolicies('I want a refund of 350 €', 'own/tiny')?.passed).toBe(false)
  const told = ofPolicies('I want a refund of 150 €', 'own/tiny')
  expect(told).toMatchObject({ passed: true, finding: 'The model was told “Refunds”; “Tone”' })
  const returns = { title: 'Returns', rule: 'Say that returned lamps are sent by parcel.' }
  const asked = 'How is a returned lamp sent, by parcel?'
  expect(ofPolicies(asked, 'local', [returns])?.passed).toBe(false)
  expect(ofPolicies(asked, 'own/tiny', [returns])?.passed).toBe(true)
})
