import { expect, test } from 'vitest'
import { reusablePassage } from './reusable-passage.ts'

test('keeps what answers, and nothing that is about the person it was written to', () => {
  const text = `Hi Ada,

Thank you for your message.

You can return the lamp within 30 days. We have noted ada@home.example for the label. Ada Byron will get the money.

Kind regards
Tom`
  expect(reusablePassage(text, ['Ada Byron'])).toBe('You can return the lamp within 30 days.')
})

test('nothing is left of a reply that only thanks', () => {
  expect(reusablePassage('Hello,\n\nThank you for your message.\n\nKind regards', [])).toBe('')
})

test('a long one ends with a whole sentence', () => {
  const text = 'The carrier brings the new lamp within five working days. '.repeat(40)
  const passage = reusablePassage(text, [])
  expect(passage.length).toBeLessThanOrEqual(900)
  expect(passage).toMatch(/days\.$/)
})
