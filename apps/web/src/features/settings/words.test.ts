import { expect, test } from 'vitest'
import { wordsOf } from './words.ts'

test.each([
  ['api_key.revoked', 'API key revoked'],
  ['conversation.assign', 'Conversation assign'],
])('%s reads "%s"', (action, words) => {
  expect(wordsOf(action)).toBe(words)
})
