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
